/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FORECAST (remedy_forecast_get_type ())

G_DECLARE_FINAL_TYPE (RemedyForecast, remedy_forecast, REMEDY, FORECAST, GtkBox)

GtkWidget *remedy_forecast_new    (void);
void       remedy_forecast_update (RemedyForecast *self,
                                   RemedySession  *session);

G_END_DECLS
