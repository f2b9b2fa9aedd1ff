/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-names.h"

/* 300 characters, more than a name of a file can have. */
#define TEN "abcdefghij"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define LONG HUNDRED HUNDRED HUNDRED

/* As long as an account can be whose folder has its name. */
#define ACCOUNT HUNDRED HUNDRED TEN TEN TEN TEN TEN

/* Each differs from the next in every name, and in nothing else that can be told of names: how
 * long each is, which comes first, which holds another. */
static const TestNames twins[] = {
  { "one site",
    { .computer = "BRAMPTON", .other_computer = "BRAMPTOX", .domain = "KESTREL",
      .organisation = "Kestrel Works", .site = "Brampton Mill", .company = "Kestrel Works Ltd",
      .mail_domain = "kestrel.example", .file_server = "STORAGEA",
      .notes_server = "DOMHUB/Kestrel", .service_account = "CarrierSvc",
      .administrator = "AdminOlder", .first_user = "elmwood", .second_user = "hartley",
      .runner = "pilgrim", .administrator_name = "Otto Varga", .first_name = "Edda Elmwood",
      .second_name = "Hugo Hartley", .first_profile = "Edda at work",
      .second_profile = "Hugo at work", .post_office = "Office Wharf", .backup = "Safekeep Tapes",
      .backup_service = "SafekeepSvc", .scanner = "Wardline Scan", .scanner_folder = "Wardline",
      .scanner_service = "WardlineSvc", .sid = "111222333-144255366-177288399" } },
  { "its twin",
    { .computer = "BRIXHALL", .other_computer = "BRIXHALX", .domain = "KINGCUP",
      .organisation = "Kingcup Mills", .site = "Brixhall Dock", .company = "Kingcup Mills Ltd",
      .mail_domain = "kingcup.example", .file_server = "STORAGEB",
      .notes_server = "DOMLAB/Kingcup", .service_account = "CaptainSvc",
      .administrator = "AdminPrior", .first_user = "elsmere", .second_user = "herrick",
      .runner = "pickard", .administrator_name = "Paul Wieck", .first_name = "Elsa Elsmere",
      .second_name = "Hope Herrick", .first_profile = "Elsa at home",
      .second_profile = "Hope at home", .post_office = "Office Yards", .backup = "Saltvast Tapes",
      .backup_service = "SaltvastSvc", .scanner = "Watchlit Scan", .scanner_folder = "Watchlit",
      .scanner_service = "WatchlitSvc", .sid = "411522633-744855966-477588699" } },
};

/* They come in the same order as those of the twins, and each differs from the others. */
static const TestNames odd[] = {
  { "very long",
    { .computer = "A" HUNDRED HUNDRED, .other_computer = "B" LONG, .domain = "C" LONG,
      .organisation = "D" LONG, .site = "E" LONG, .company = "F" LONG, .mail_domain = "G" LONG,
      .file_server = "H" LONG, .notes_server = "I" LONG, .service_account = "CA" ACCOUNT,
      .administrator = "AA" ACCOUNT, .first_user = "EA" ACCOUNT,
      .second_user = "HA" ACCOUNT, .runner = "PA" ACCOUNT, .administrator_name = "J" LONG, .first_name = "K" LONG,
      .second_name = "L" LONG, .first_profile = "M" LONG, .second_profile = "N" LONG,
      .post_office = "O" LONG, .backup = "P" LONG, .backup_service = "SB" LONG,
      .scanner = "Q" LONG, .scanner_folder = "R" LONG, .scanner_service = "WA" LONG,
      .sid = "1-2-3" } },
  { "one letter",
    { .computer = "b", .other_computer = "ö", .domain = "g", .organisation = "o", .site = "t",
      .company = "j", .mail_domain = "m", .file_server = "f", .notes_server = "n",
      .service_account = "C", .administrator = "A", .first_user = "e", .second_user = "h",
      .runner = "p", .administrator_name = "u", .first_name = "v", .second_name = "w",
      .first_profile = "i", .second_profile = "y", .post_office = "q", .backup = "k",
      .backup_service = "s", .scanner = "z", .scanner_folder = "l", .scanner_service = "x",
      .sid = "7-8-9" } },
  { "not Latin",
    { .computer = "AСЕРВЕР", .other_computer = "AСЕРВЕС", .domain = "ΑΘΗΝΑ",
      .organisation = "Фабрика", .site = "東京本社", .company = "株式会社例", .mail_domain = "пример.example",
      .file_server = "ХРАНИЛИЩЕ", .notes_server = "Почта/Фабрика", .service_account = "Cбрат",
      .administrator = "Aадмин", .first_user = "мария", .second_user = "пётр", .runner = "юрий",
      .administrator_name = "Άννα Παππά", .first_name = "Мария Елисеева",
      .second_name = "Пётр Харитонов", .first_profile = "メール", .second_profile = "仕事",
      .post_office = "Pочтамт", .backup = "Архив 😀", .backup_service = "Saархив",
      .scanner = "Щит", .scanner_folder = "Щиты", .scanner_service = "щиток" } },
  { "right to left",
    { .computer = "Aשרתדואר", .other_computer = "Aשרתדופי", .domain = "מרכז", .organisation = "شركة النور",
      .site = "القاهرة", .company = "חברת הדוגמה", .mail_domain = "دوغما.example", .file_server = "קבצים",
      .notes_server = "نوتس/شركة", .service_account = "Cבקרה", .administrator = "Aאדמין",
      .first_user = "דינה", .second_user = "משה", .runner = "תמר", .administrator_name = "רון לוי",
      .first_name = "דינה כהן", .second_name = "משה ברק", .first_profile = "בריד", .second_profile = "גביש",
      .post_office = "Pسعاة", .backup = "גיבוי", .backup_service = "Saגיבוי", .scanner = "סורק",
      .scanner_folder = "סורקים", .scanner_service = "סורקס" } },
  { "of signs",
    { .computer = "a.[b]c+", .other_computer = "a.[b]d+", .domain = "^d$", .organisation = "(o|p)+",
      .site = "s.{2}$", .company = "c\\d %s %n", .mail_domain = "m.*", .file_server = "f$(id)",
      .notes_server = "n/[^/]*", .service_account = "C.(x)+", .administrator = "A.^$",
      .first_user = "e.[a-z]+", .second_user = "h.{3}", .runner = "p.+$",
      .administrator_name = "u & <b>v</b>", .first_name = "\"v\" 'x'", .second_name = "w%41%42",
      .first_profile = "x.*", .second_profile = "y\\1", .post_office = "p+o", .backup = "k^2",
      .backup_service = "s$", .scanner = "z^y", .scanner_folder = "g(h)", .scanner_service = "x[w]" } },
  { "tokens",
    { .computer = "ADDRESS-4", .other_computer = "ADDRESS-3", .domain = "SERVER-1",
      .organisation = "SITE-1", .site = "ORG-1", .company = "ORG-2", .mail_domain = "NOTE-1",
      .file_server = "DOMAIN-1", .notes_server = "FOLDER-1", .service_account = "ADDRESS-2",
      .administrator = "ADDRESS-1", .first_user = "SERVER-3", .second_user = "USER-1",
      .runner = "USER-2", .administrator_name = "TEXT-1", .first_name = "WORD-1",
      .second_name = "SID-1", .first_profile = "SERVICE-1", .second_profile = "USER-5",
      .post_office = "PROFILE-2", .backup = "FOLDER-2", .backup_service = "SERVER-4",
      .scanner = "SERVICE-3", .scanner_folder = "FOLDER-3", .scanner_service = "WORD-2" } },
  { "words of the program",
    { .computer = "Backup", .other_computer = "Calendar", .domain = "Notes",
      .organisation = "Microsoft", .site = "Diagnosis", .company = "Windows", .mail_domain = "Mail",
      .file_server = "Symptom", .notes_server = "Lotus Notes", .service_account = "Connector",
      .administrator = "Address", .first_user = "Exchange", .second_user = "Lotus",
      .runner = "Recipient", .administrator_name = "Service Pack", .first_name = "Outlook",
      .second_name = "Profile", .first_profile = "Default", .second_profile = "Inbox",
      .post_office = "Office", .backup = "Microsoft Office", .backup_service = "Setup",
      .scanner = "Update", .scanner_folder = "Lotus2", .scanner_service = "Windows" } },
  { "one in another",
    { .computer = "ailhost", .other_computer = "ailhost2", .domain = "mail",
      .organisation = "mailhost.org", .site = "mailhost.org site", .company = "mai",
      .mail_domain = "mailhost.org.example", .file_server = "host", .notes_server = "ost",
      .service_account = "Ailhosts", .administrator = "Ail", .first_user = "mailhost1",
      .second_user = "mailhost11", .runner = "mailhost111", .administrator_name = "mailhost 1",
      .first_name = "mailhost 11", .second_name = "mailhost 111", .first_profile = "mailhost p",
      .second_profile = "mailhost pp", .post_office = "ost mailhost", .backup = "mailhost backup",
      .backup_service = "s mailhost", .scanner = "mailhost scanner",
      .scanner_folder = "mailhost7", .scanner_service = "wxmailhost" } },
};

const TestNames *
test_names_twins (gsize *n)
{
  *n = G_N_ELEMENTS (twins);
  return twins;
}

const TestNames *
test_names_odd (gsize *n)
{
  *n = G_N_ELEMENTS (odd);
  return odd;
}
