//! The shapes that types show to the API document and to TypeScript.

#[cfg(feature = "schema")]
mod schema {
    use jmo_rules::{Email, Kpj, Month, Nik, Npwp, Phone, Programme, Rate, Rupiah};
    use utoipa::PartialSchema;

    fn json<T: PartialSchema>() -> serde_json::Value {
        serde_json::to_value(T::schema()).expect("a schema is json")
    }

    #[test]
    fn what_is_written_as_text_has_the_schema_of_text() {
        let all = [
            json::<Nik>(),
            json::<Kpj>(),
            json::<Npwp>(),
            json::<Phone>(),
            json::<Email>(),
            json::<Month>(),
        ];
        for schema in all {
            assert_eq!(schema["type"], "string", "{schema}");
        }
    }

    #[test]
    fn rupiah_are_integers_within_what_a_web_view_can_hold() {
        let schema = json::<Rupiah>();
        assert_eq!(schema["type"], "integer");
        assert_eq!(schema["maximum"], Rupiah::MAX_ON_WIRE.get());
        assert_eq!(schema["minimum"], -Rupiah::MAX_ON_WIRE.get());
        assert_eq!(json::<Rate>()["type"], "integer");
    }

    #[test]
    fn names_in_the_schema_are_those_on_the_wire() {
        let names = json::<Programme>()["enum"].to_string();
        assert_eq!(names, r#"["jht","jp","jkk","jkm","jkp"]"#);
    }
}

#[cfg(feature = "ts")]
mod ts {
    use jmo_rules::{
        JkkClass, Month, Nik, Rupiah, payslip::PayslipCheck, programme_facts::ProgrammeFacts,
        watch::Finding,
    };
    use ts_rs::{Config, TS};

    #[test]
    fn typescript_sees_text_numbers_and_names() {
        let config = Config::default();
        assert!(Nik::decl(&config).ends_with("= string;"));
        assert!(Month::decl(&config).ends_with("= string;"));
        assert!(Rupiah::decl(&config).ends_with("= number;"));
        assert!(ProgrammeFacts::decl(&config).contains("benefits: Array<ProgrammeFact>"));
        assert!(PayslipCheck::decl(&config).contains("lines: Array<PayslipLine>"));
        assert!(Finding::decl(&config).contains(r#""code": "wage_dropped""#));
        assert!(JkkClass::decl(&config).contains(r#""i" | "ii" | "iii" | "iv" | "v""#));
    }
}
