//! What identifiers accept, refuse, normalise and hide.

use jiff::civil::date;
use jmo_rules::{
    Date, Email, EmailError, Kpj, KpjError, Nik, NikError, Npwp, NpwpError, PROVINCES, Phone,
    PhoneError, Sex, age_on, province_name,
};
use proptest::prelude::*;

/// The day most tests are run on.
const TODAY: Date = date(2026, 11, 21);

fn nik(text: &str) -> Result<Nik, NikError> {
    text.parse()
}

fn npwp(text: &str) -> Result<Npwp, NpwpError> {
    text.parse()
}

fn phone(text: &str) -> Result<Phone, PhoneError> {
    text.parse()
}

fn email(text: &str) -> Result<Email, EmailError> {
    text.parse()
}

// NIK

#[test]
fn the_published_example_is_a_man_born_on_new_years_day_2001_in_west_java() {
    let nik = nik("3273000101010001").expect("valid");
    assert_eq!(nik.birth_date(TODAY), date(2001, 1, 1));
    assert_eq!(nik.sex(), Sex::Male);
    assert_eq!(province_name(nik.province()), Some("Jawa Barat"));
    assert!(
        nik.unfamiliar_area(),
        "its district is 00, which is no reason to refuse it"
    );
}

#[test]
fn a_day_that_is_neither_a_mans_nor_a_womans_is_refused() {
    assert_eq!(nik("3273003202010001"), Err(NikError::Day));
    for day in ["00", "32", "40", "72", "99"] {
        assert_eq!(
            nik(&format!("327301{day}01010001")),
            Err(NikError::Day),
            "{day}"
        );
    }
}

#[test]
fn a_womans_day_of_birth_carries_forty_more() {
    let nik = nik("3174055703929003").expect("valid");
    assert_eq!(nik.sex(), Sex::Female);
    assert_eq!(nik.birth_date(TODAY), date(1992, 3, 17));
    assert!(!nik.unfamiliar_area());
}

#[test]
fn each_part_of_a_nik_has_its_own_error() {
    assert_eq!(nik(""), Err(NikError::Length { got: 0 }));
    assert_eq!(nik("317405570392900"), Err(NikError::Length { got: 15 }));
    assert_eq!(nik("31740557O3929003"), Err(NikError::NotDigits));
    assert_eq!(nik("٣١٧٤٠٥٥٧٠٣٩٢٩٠٠٣"), Err(NikError::NotDigits));
    assert_eq!(nik("2074055703929003"), Err(NikError::Province));
    assert_eq!(nik("3174055700929003"), Err(NikError::Month));
    assert_eq!(nik("3174055713929003"), Err(NikError::Month));
    assert_eq!(nik("3174057104929003"), Err(NikError::Date), "31 April");
    assert_eq!(
        nik("3174052902019003"),
        Err(NikError::Date),
        "29 February of a 01"
    );
    assert_eq!(nik("3174055703920000"), Err(NikError::Serial));
}

#[test]
fn a_leap_day_is_accepted_when_some_century_has_it() {
    let nik = nik("3174052902009003").expect("29 February 2000 existed, of 1900 did not");
    assert_eq!(nik.birth_date(TODAY), date(2000, 2, 29));
    assert_eq!(nik.birth_date(date(1990, 1, 1)), date(2000, 2, 29));
}

#[test]
fn the_century_is_the_one_that_makes_a_worker_of_the_bearer() {
    let born = |year: &str| {
        nik(&format!("3174051703{year}9003"))
            .expect("valid")
            .birth_date(TODAY)
            .year()
    };
    assert_eq!(born("92"), 1992);
    assert_eq!(born("08"), 2008, "18 beats 118");
    assert_eq!(born("15"), 2015, "11 is possible, 111 is not");
    assert_eq!(born("20"), 1920, "106 beats 6: a member is a worker");
    assert_eq!(born("27"), 1927, "nobody is born next year");
}

#[test]
fn spaces_and_dots_in_a_nik_are_dropped() {
    let plain = nik("3174055703929003").expect("valid");
    for typed in [
        "3174 0557 0392 9003",
        "317405.570392.9003",
        " 3174055703929003\n",
    ] {
        assert_eq!(nik(typed), Ok(plain.clone()), "{typed:?}");
    }
}

#[test]
fn a_nik_is_masked_in_debug_output() {
    let nik = nik("3174055703929003").expect("valid");
    assert_eq!(nik.masked(), "3174 •••• •••• 9003");
    assert_eq!(format!("{nik:?}"), "Nik(3174 •••• •••• 9003)");
}

#[test]
fn there_are_thirty_eight_provinces_in_order_of_their_codes() {
    assert_eq!(PROVINCES.len(), 38);
    assert!(PROVINCES.is_sorted_by(|a, b| a.0 < b.0));
}

// KPJ

#[test]
fn a_kpj_has_eleven_digits() {
    let kpj: Kpj = "22 0312-3417 .5".parse::<Kpj>().expect("11 digits");
    assert_eq!(kpj.as_str(), "22031234175");
    assert_eq!(kpj.masked(), "22 •••••• 175");
    assert_eq!(
        "2203123417".parse::<Kpj>(),
        Err(KpjError::Length { got: 10 })
    );
    assert_eq!("2203123417x".parse::<Kpj>(), Err(KpjError::NotDigits));
}

// NPWP

#[test]
fn the_published_tax_numbers_have_right_check_digits() {
    for text in [
        "01.300.066.6-091.000",
        "01.312.166.0-091.000",
        "01.609.052.4-017.000",
        "02.183.241.5-000.000",
        "09.254.294.3-407.000",
    ] {
        let npwp = npwp(text).expect(text);
        assert_eq!(npwp.as_str().len(), 16);
        assert!(npwp.as_str().starts_with('0'));
    }
}

#[test]
fn fifteen_digits_and_sixteen_with_a_zero_are_the_same_tax_number() {
    assert_eq!(npwp("01.300.066.6-091.000"), npwp("0013000666091000"));
}

#[test]
fn any_other_check_digit_is_refused() {
    for digit in [0, 1, 2, 3, 4, 5, 7, 8, 9] {
        assert_eq!(
            npwp(&format!("01.300.066.{digit}-091.000")),
            Err(NpwpError::CheckDigit)
        );
    }
}

#[test]
fn a_tax_number_of_zeros_is_a_placeholder() {
    assert_eq!(npwp("00.000.000.0-000.000"), Err(NpwpError::Placeholder));
}

#[test]
fn a_nik_is_its_bearers_tax_number() {
    let mine = nik("3174055703929003").expect("valid");
    let other = nik("3273000101010001").expect("valid");
    let npwp = npwp("3174 0557 0392 9003").expect("valid");
    assert!(npwp.matches(&mine));
    assert!(!npwp.matches(&other));
}

#[test]
fn sixteen_digits_that_are_neither_form_are_refused() {
    assert_eq!(
        npwp("9974055703929003"),
        Err(NpwpError::Nik(NikError::Province))
    );
    assert_eq!(npwp("01300066609100"), Err(NpwpError::Length { got: 14 }));
    assert_eq!(npwp("01.300.066.6-O91.000"), Err(NpwpError::NotDigits));
}

// Phone

#[test]
fn foreign_fixed_and_short_numbers_each_have_their_error() {
    assert_eq!(phone("+65 8123 4567"), Err(PhoneError::Country));
    assert_eq!(phone("0065 8123 4567"), Err(PhoneError::Country));
    assert_eq!(phone("021 5555 1234"), Err(PhoneError::NotMobile));
    assert_eq!(
        phone("0841 2345 678"),
        Err(PhoneError::NotMobile),
        "84 is not assigned"
    );
    assert_eq!(phone(""), Err(PhoneError::NotMobile));
    assert_eq!(phone("0812 34567"), Err(PhoneError::Length { got: 8 }));
    assert_eq!(
        phone("0812 3456 7890 12"),
        Err(PhoneError::Length { got: 13 })
    );
    assert_eq!(phone("0812-HALO-123"), Err(PhoneError::NotDigits));
    assert_eq!(phone("0812+34567890"), Err(PhoneError::NotDigits));
}

#[test]
fn a_phone_number_shows_its_prefix_and_end_only() {
    let phone = phone("0812 3456 4410").expect("valid");
    assert_eq!(phone.masked(), "+62 812 •••• 4410");
    assert_eq!(format!("{phone:?}"), "Phone(+62 812 •••• 4410)");
}

#[test]
fn a_short_phone_number_still_hides_four_digits() {
    assert_eq!(
        phone("0812345678").expect("valid").masked(),
        "+62 812 •••• 78"
    );
}

// E-mail

#[test]
fn an_address_keeps_the_capitals_of_its_local_part_and_is_found_without() {
    let email = email(" Siti.Aminah@Contoh.EXAMPLE ").expect("valid");
    assert_eq!(email.as_str(), "Siti.Aminah@contoh.example");
    assert_eq!(email.lookup(), "siti.aminah@contoh.example");
    assert_eq!(email.masked(), "S•••@contoh.example");
}

#[test]
fn a_local_part_of_one_letter_is_not_shown() {
    assert_eq!(
        email("s@contoh.example").expect("valid").masked(),
        "•••@contoh.example"
    );
}

#[test]
fn malformed_addresses_say_which_part_is_wrong() {
    for text in ["", "siti", "siti@a@contoh.example"] {
        assert_eq!(email(text), Err(EmailError::At), "{text:?}");
    }
    for text in [
        "@contoh.example",
        ".s@contoh.example",
        "s..a@contoh.example",
        "s a@contoh.example",
    ] {
        assert_eq!(email(text), Err(EmailError::Local), "{text:?}");
    }
    for text in [
        "s@contoh",
        "s@",
        "s@-a.example",
        "s@contoh..id",
        "s@10.0.0.1",
        "s@conto_h.id",
    ] {
        assert_eq!(email(text), Err(EmailError::Domain), "{text:?}");
    }
    assert_eq!(
        email(&format!("{}@contoh.example", "s".repeat(65))),
        Err(EmailError::Local)
    );
    assert_eq!(
        email(&format!("s@{}.id", "a".repeat(250))),
        Err(EmailError::TooLong)
    );
}

// Serde

#[test]
fn identifiers_cross_the_wire_as_plain_text_and_are_checked_on_arrival() {
    let nik: Nik = serde_json::from_str("\"3174 0557 0392 9003\"").expect("valid");
    assert_eq!(
        serde_json::to_string(&nik).expect("json"),
        "\"3174055703929003\""
    );
    let phone: Phone = serde_json::from_str("\"0812-3456-4410\"").expect("valid");
    assert_eq!(
        serde_json::to_string(&phone).expect("json"),
        "\"+6281234564410\""
    );

    let refused =
        serde_json::from_str::<Nik>("\"2074055703929003\"").expect_err("no such province");
    assert!(
        !refused.to_string().contains("2074055703929003"),
        "an error must not repeat a NIK"
    );
    assert!(
        serde_json::from_str::<Kpj>("22031234175").is_err(),
        "a number is not a text"
    );
    assert!(serde_json::from_str::<Email>("\"siti\"").is_err());
    assert!(serde_json::from_str::<Npwp>("\"1\"").is_err());
}

// Properties

fn any_nik() -> impl Strategy<Value = (String, Date, Sex)> {
    (
        prop::sample::select(PROVINCES.as_slice()),
        0..=99_u8,
        0..=99_u8,
        // Ages 15 to 110 on TODAY, so that the century is never in doubt.
        0..34_000_i32,
        any::<bool>(),
        1..=9_999_u16,
    )
        .prop_map(|((province, _), regency, district, days, woman, serial)| {
            let birth = date(2011, 11, 21)
                .checked_sub(jiff::Span::new().days(days))
                .expect("a date of the last century");
            let day = birth.day() + if woman { 40 } else { 0 };
            let digits = format!(
                "{province}{regency:02}{district:02}{day:02}{:02}{:02}{serial:04}",
                birth.month(),
                birth.year() % 100,
            );
            (digits, birth, if woman { Sex::Female } else { Sex::Male })
        })
}

fn any_mobile() -> impl Strategy<Value = String> {
    "8[1235-9][0-9]{7,10}"
}

proptest! {
    #[test]
    fn a_nik_gives_back_the_birth_and_sex_it_was_made_of((digits, birth, sex) in any_nik()) {
        let nik = nik(&digits).expect("made by the rules");
        prop_assert_eq!(nik.as_str(), digits);
        prop_assert_eq!(nik.birth_date(TODAY), birth);
        prop_assert_eq!(nik.sex(), sex);
    }

    #[test]
    fn a_nik_survives_the_wire((digits, ..) in any_nik()) {
        let nik = nik(&digits).expect("made by the rules");
        let json = serde_json::to_string(&nik).expect("json");
        prop_assert_eq!(serde_json::from_str::<Nik>(&json).expect("own json"), nik);
    }

    #[test]
    fn whatever_parses_as_a_nik_has_an_age_on_any_later_day(digits in "[0-9]{16}", year in 2000..2100_i16) {
        if let Ok(nik) = nik(&digits) {
            let today = date(year, 6, 30);
            let age = age_on(nik.birth_date(today), today);
            prop_assert!((0..=110).contains(&age) || digits[6..].starts_with("2902") || digits[6..].starts_with("6902"));
        }
    }

    #[test]
    fn one_wrong_character_spoils_a_nik((digits, ..) in any_nik(), at in 0..16_usize, wrong in "[^0-9.\\s]") {
        prop_assert_eq!(nik(&with(&digits, at, &wrong)), Err(NikError::NotDigits));
    }

    #[test]
    fn one_wrong_character_spoils_any_number(
        (digits, ..) in any_nik(),
        mobile in any_mobile(),
        at in 0..9_usize,
        wrong in "[a-zA-Z_#*,;:]",
    ) {
        prop_assert_eq!(npwp(&with(&digits, at, &wrong)), Err(NpwpError::NotDigits));
        prop_assert!(digits[..11].parse::<Kpj>().is_ok());
        prop_assert_eq!(with(&digits[..11], at, &wrong).parse::<Kpj>(), Err(KpjError::NotDigits));
        prop_assert_eq!(phone(&with(&mobile, at, &wrong)), Err(PhoneError::NotDigits));
    }

    #[test]
    fn one_digit_more_or_less_spoils_a_nik((digits, ..) in any_nik(), at in 0..16_usize) {
        let shorter = format!("{}{}", &digits[..at], &digits[at + 1..]);
        let longer = format!("{}0{}", &digits[..at], &digits[at..]);
        prop_assert_eq!(nik(&shorter), Err(NikError::Length { got: 15 }));
        prop_assert_eq!(nik(&longer), Err(NikError::Length { got: 17 }));
    }

    #[test]
    fn masked_numbers_never_show_their_middle((digits, ..) in any_nik(), mobile in any_mobile()) {
        let nik = nik(&digits).expect("made by the rules");
        prop_assert_eq!(shown_digits(&nik.masked()), format!("{}{}", &digits[..4], &digits[12..]));
        prop_assert_eq!(shown_digits(&format!("{nik:?}")).len(), 8);

        let kpj: Kpj = digits[..11].parse().expect("11 digits");
        prop_assert_eq!(shown_digits(&kpj.masked()).len(), 5);

        let phone = phone(&mobile).expect("made by the rules");
        let shown = shown_digits(&phone.masked());
        prop_assert!(shown.len() - "62".len() + 4 <= mobile.len());
        prop_assert!(mobile.starts_with(&shown[2..5]) && mobile.ends_with(&shown[5..]));
    }

    #[test]
    fn all_ways_to_write_a_mobile_number_mean_the_same(mobile in any_mobile()) {
        let normal = phone(&mobile).expect("made by the rules");
        prop_assert_eq!(normal.as_str(), format!("+62{mobile}"));
        let (prefix, rest) = mobile.split_at(3);
        for typed in [
            format!("0{mobile}"),
            format!("62{mobile}"),
            format!("+62{mobile}"),
            format!("0062{mobile}"),
            format!("+62 {prefix}-{rest}"),
            format!("(0{prefix}) {rest}"),
            format!("(+62) {prefix}.{rest}"),
            format!("+62 (0){prefix} {rest}"),
            format!(" 0{prefix}\u{2013}{rest} "),
        ] {
            prop_assert_eq!(phone(&typed), Ok(normal.clone()), "{}", typed);
        }
    }

    #[test]
    fn every_tax_number_has_exactly_one_right_check_digit(eight in "[0-9]{8}", office in "[0-9]{6}") {
        let right = (0..10).filter(|c| npwp(&format!("{eight}{c}{office}")).is_ok()).count();
        prop_assert_eq!(right, usize::from(eight != "00000000"));
    }

    #[test]
    fn an_address_in_any_case_is_found_by_the_same_key(
        local in "[a-z0-9]{1,10}(\\.[a-z0-9+_-]{1,10}){0,2}",
        domain in "[a-z0-9]{1,10}\\.(example|co\\.id)",
    ) {
        let lower = email(&format!("{local}@{domain}")).expect("made by the rules");
        let upper = email(&format!("{local}@{domain}").to_uppercase()).expect("made by the rules");
        prop_assert_eq!(lower.lookup(), upper.lookup());
        let masked = lower.masked();
        let shown = masked.split_once('@').map_or("", |(shown, _)| shown);
        prop_assert!(shown == "•••" || (shown.len() > 1 && shown.ends_with("•••") && local.starts_with(&shown[..1])));
    }

    #[test]
    fn no_text_makes_any_parser_panic(text in "\\PC{0,40}") {
        let _ = (nik(&text), npwp(&text), phone(&text), email(&text), text.parse::<Kpj>());
    }
}

/// `digits` with the one at a place replaced.
fn with(digits: &str, at: usize, by: &str) -> String {
    format!("{}{by}{}", &digits[..at], &digits[at + 1..])
}

fn shown_digits(masked: &str) -> String {
    masked.chars().filter(char::is_ascii_digit).collect()
}

mod foreigners {
    use jmo_rules::{
        DocumentError, IdentityKind, IdentityNumber, IdentityNumberError, NikError, Passport,
        StayPermit,
    };
    use proptest::prelude::*;

    #[test]
    fn passports_are_read_as_people_copy_them() {
        for typed in ["A1234567", "a 123 4567", "A-1234567", " a1234567 "] {
            let passport: Passport = typed.parse().expect(typed);
            assert_eq!(passport.as_str(), "A1234567");
            assert_eq!(passport.masked(), "A1 •••• 67");
            assert_eq!(format!("{passport:?}"), "Passport(A1 •••• 67)");
        }
    }

    #[test]
    fn what_is_no_number_of_a_document_says_why() {
        let passport = |text: &str| text.parse::<Passport>().expect_err(text);
        assert_eq!(passport("A1234"), DocumentError::Length { got: 5 });
        assert_eq!(passport("A123456789012"), DocumentError::Length { got: 13 });
        assert_eq!(passport("A12345é"), DocumentError::Character);
        assert_eq!(passport("PASSPORT"), DocumentError::Character);
        assert_eq!(passport(""), DocumentError::Length { got: 0 });
        let permit = |text: &str| text.parse::<StayPermit>();
        assert!(permit("2C21JE0001-A").is_ok());
        assert_eq!(
            permit("12345").expect_err("short"),
            DocumentError::Length { got: 5 }
        );
        assert_eq!(
            permit("2C21/JE0001").expect_err("a slash"),
            DocumentError::Character
        );
    }

    #[test]
    fn an_identity_number_is_read_by_its_kind() {
        let read = IdentityNumber::parse;
        let nik = read(IdentityKind::Nik, "3174 0152 0890 9001").expect("a NIK");
        assert_eq!(nik.to_text(), "3174015208909001");
        assert_eq!(nik.masked(), "3174 •••• •••• 9001");
        assert!(nik.nik().is_some());
        let passport = read(IdentityKind::Passport, "e12345678").expect("a passport");
        assert_eq!(
            (passport.to_text().as_str(), passport.number()),
            ("passport:E12345678", "E12345678")
        );
        assert_eq!(passport.nik(), None);
        // A NIK is not a passport's number, and the other way round.
        assert_eq!(
            read(IdentityKind::Nik, "E12345678"),
            Err(IdentityNumberError::Nik(NikError::NotDigits))
        );
        assert_eq!(
            read(IdentityKind::Passport, "3174015208909001"),
            Err(IdentityNumberError::Document(DocumentError::Length {
                got: 16
            }))
        );
        assert_eq!(
            format!("{nik:?} {passport:?}"),
            "Nik(3174 •••• •••• 9001) Passport(E1 •••• 78)"
        );
    }

    proptest! {
        #[test]
        fn an_identity_number_survives_its_text(kind in 0..2_u8, number in "[A-Z][0-9]{5,11}") {
            let kind = [IdentityKind::Passport, IdentityKind::StayPermit][usize::from(kind)];
            let read = IdentityNumber::parse(kind, &number).expect("well formed");
            let text = serde_json::to_string(&read).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<IdentityNumber>(&text).expect("itself"), read);
        }

        #[test]
        fn no_text_breaks_the_reading(text in ".{0,40}") {
            for kind in [IdentityKind::Nik, IdentityKind::Passport, IdentityKind::StayPermit] {
                let _ = IdentityNumber::parse(kind, &text);
            }
            let _ = text.parse::<IdentityNumber>();
        }
    }
}
