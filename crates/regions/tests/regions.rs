//! The table and its look-ups, as a specification.

use jmo_regions::{
    CodeError, PostalCode, ProvinceCode, RegencyCode, RegionCode, UnknownRegion, VillageCode,
    districts, find, postal_code, postal_codes, provinces, regencies, villages,
};
use proptest::prelude::*;
use std::{fmt::Debug, str::FromStr};

fn code<C: FromStr<Err = CodeError>>(text: &str) -> C {
    text.parse().expect("a code")
}

fn regency_codes() -> Vec<RegencyCode> {
    let all = provinces().into_iter();
    all.flat_map(|province| regencies(province.code).expect("its regencies"))
        .map(|regency| regency.code)
        .collect()
}

#[test]
fn the_table_holds_every_region_of_the_country() {
    let regencies = regency_codes();
    let districts: Vec<_> = regencies
        .iter()
        .flat_map(|regency| districts(*regency).expect("its districts"))
        .collect();
    let villages = districts
        .iter()
        .map(|district| villages(district.code).expect("its villages").len());
    assert_eq!(provinces().len(), 38);
    assert_eq!(regencies.len(), 514);
    assert_eq!(districts.len(), 7_285);
    assert_eq!(villages.sum::<usize>(), 83_762);
}

#[test]
fn the_provinces_are_those_of_the_law() {
    let mut of_the_law = jmo_rules::PROVINCES.map(|(code, name)| (code.to_string(), name));
    of_the_law.sort_by_key(|(_, name)| *name);
    let here = provinces();
    let here: Vec<_> = here
        .iter()
        .map(|it| (it.code.to_string(), it.name))
        .collect();
    assert_eq!(here, of_the_law);
}

#[test]
fn every_region_is_found_by_its_code_under_those_that_hold_it() {
    for province in provinces() {
        round_trips(province.code);
        assert_eq!(find(province.code).expect("it").province, province.name);
        for regency in regencies(province.code).expect("its regencies") {
            round_trips(regency.code);
            assert_eq!(regency.code.province(), province.code);
            assert_eq!(find(regency.code).expect("it").regency, Some(regency.name));
            for district in districts(regency.code).expect("its districts") {
                round_trips(district.code);
                assert_eq!(district.code.regency(), regency.code);
                for village in villages(district.code).expect("its villages") {
                    round_trips(village.code);
                    assert_eq!(village.code.district(), district.code);
                }
            }
        }
    }
}

fn round_trips<C>(code: C)
where
    C: FromStr<Err = CodeError> + ToString + Debug + PartialEq + Copy + Into<RegionCode>,
{
    assert_eq!(code.to_string().parse(), Ok(code));
    assert_eq!(code.to_string().parse(), Ok(code.into()));
}

#[test]
fn every_village_has_its_chain_and_a_postal_code_of_its_district() {
    for regency in regency_codes() {
        for district in districts(regency).expect("districts") {
            let here = postal_codes(district.code).expect("postal codes");
            for village in villages(district.code).expect("villages") {
                let chain = find(village.code).expect("a place");
                assert_eq!(chain.village, Some(village.name));
                assert_eq!(chain.district, Some(district.name));
                assert!(here.contains(&postal_code(village.code).expect("one")));
            }
        }
    }
}

#[test]
fn lists_are_by_name_and_names_are_in_ordinary_writing() {
    let bandung = regencies(code("32")).expect("regencies");
    let names: Vec<_> = bandung.iter().map(|regency| regency.name).collect();
    assert!(names.is_sorted());
    assert!(names.contains(&"Kab. Bandung") && names.contains(&"Kota Bandung"));

    for regency in regency_codes() {
        let name = find(regency).expect("it").regency.expect("its name");
        assert!(
            name.starts_with("Kab. ") || name.starts_with("Kota "),
            "{name}"
        );
        for district in districts(regency).expect("districts") {
            let villages = villages(district.code).expect("villages");
            assert!(villages.is_sorted_by_key(|village| village.name));
            for name in villages.iter().map(|village| village.name) {
                let plain = name.split(' ').all(|word| {
                    let small = word.starts_with(|first: char| first.is_lowercase());
                    !word.is_empty() && (!small || matches!(word, "dan" | "x"))
                });
                assert!(plain && name.is_ascii(), "{name}");
            }
        }
    }
}

/// Known from outside the table: the University of Indonesia, a desa, a district of Papua.
#[test]
fn a_place_is_written_as_in_an_address() {
    let said = |text: &str| find(code::<RegionCode>(text)).expect("it").to_string();
    assert_eq!(
        said("3276061005"),
        "Kel. Pondok Cina, Kec. Beji, Kota Depok, Provinsi Jawa Barat"
    );
    assert_eq!(
        said("11.01.01.2001"),
        "Desa Keude Bakongan, Kec. Bakongan, Kab. Aceh Selatan, Provinsi Aceh"
    );
    assert!(
        said("91.71.01").starts_with("Distrik "),
        "{}",
        said("91.71.01")
    );
    assert_eq!(said("31"), "Provinsi DKI Jakarta");
    let pondok_cina: VillageCode = code("3276061005");
    assert_eq!(postal_code(pondok_cina), Ok(code::<PostalCode>("16424")));
}

#[test]
fn what_is_no_region_is_told_with_its_code() {
    fn unknown<T: Debug>(answer: Result<T, UnknownRegion>) -> String {
        answer.expect_err("no such region").0.to_string()
    }
    assert_eq!(unknown(regencies(code("99"))), "99");
    assert_eq!(unknown(districts(code("3299"))), "3299");
    assert_eq!(unknown(villages(code("327699"))), "327699");
    assert_eq!(unknown(postal_codes(code("327699"))), "327699");
    assert_eq!(unknown(postal_code(code("3276990001"))), "3276990001");
    assert_eq!(unknown(find(code::<RegionCode>("00"))), "00");
}

#[test]
fn what_is_no_code_says_why() {
    fn refused<C: FromStr<Err = CodeError> + Debug>(text: &str) -> CodeError {
        text.parse::<C>().expect_err("no code")
    }
    let length = |wanted, got| CodeError::Length { wanted, got };
    assert_eq!(refused::<ProvinceCode>("3x"), CodeError::NotDigits);
    assert_eq!(refused::<ProvinceCode>("+3"), CodeError::NotDigits);
    assert_eq!(refused::<ProvinceCode>(""), length(2, 0));
    assert_eq!(refused::<RegencyCode>("327"), length(4, 3));
    assert_eq!(refused::<PostalCode>("1234"), length(5, 4));
    assert_eq!(refused::<RegionCode>("32760610051"), length(10, 11));
}

#[test]
fn a_list_crosses_as_codes_and_names_and_a_code_comes_back() {
    let first = serde_json::to_value(provinces()[0]).expect("json");
    assert_eq!(first, serde_json::json!({"code": "11", "name": "Aceh"}));
    let depok: RegencyCode = code("3276");
    let text = serde_json::to_string(&depok).expect("json");
    assert_eq!(
        serde_json::from_str::<RegencyCode>(&text).expect("a choice"),
        depok
    );
    let chain = serde_json::to_value(find(depok).expect("it")).expect("json");
    assert_eq!(
        chain,
        serde_json::json!({"village": null, "district": null, "regency": "Kota Depok", "province": "Jawa Barat"})
    );
}

proptest! {
    #[test]
    fn no_text_and_no_number_breaks_a_look_up(text in ".{0,14}", number in 0_u64..10_000_000_000) {
        let _ = text.parse::<RegionCode>().map(|code| find(code).is_ok());
        let village: VillageCode = code(&format!("{number:010}"));
        let chain = find(village);
        prop_assert_eq!(chain.is_ok(), postal_code(village).is_ok());
    }
}

#[cfg(feature = "ts")]
#[test]
fn a_list_is_codes_and_names_to_typescript() {
    use jmo_regions::Region;
    use ts_rs::{Config, TS};
    let config = Config::default();
    let fields = Region::<ProvinceCode>::inline(&config);
    assert!(fields.contains("code: string"), "{fields}");
    assert_eq!(Vec::<Region<RegencyCode>>::name(&config), "Array<Region>");
}
