use serde::{Deserialize, Serialize};

/// A choice that is written as its snake_case name.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// What can be chosen, in the order it is shown.
            pub const CHOICES: &[&str] = &[$($text),*];

            /// Reads a choice.
            #[must_use]
            pub fn read(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// As it is written.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

choice! {
    /// Marital status in the civil registry's terms.
    MaritalStatus {
        /// Belum kawin.
        Single = "single",
        /// Kawin.
        Married = "married",
        /// Cerai hidup.
        Divorced = "divorced",
        /// Cerai mati.
        Widowed = "widowed",
    }
}

choice! {
    /// The highest school finished.
    Education {
        /// Tidak sekolah.
        None = "none",
        /// SD.
        Primary = "primary",
        /// SMP.
        JuniorHigh = "junior_high",
        /// SMA.
        SeniorHigh = "senior_high",
        /// SMK.
        VocationalHigh = "vocational_high",
        /// D1.
        DiplomaOne = "diploma_one",
        /// D2.
        DiplomaTwo = "diploma_two",
        /// D3.
        DiplomaThree = "diploma_three",
        /// D4.
        DiplomaFour = "diploma_four",
        /// S1.
        Bachelor = "bachelor",
        /// S2.
        Master = "master",
        /// S3.
        Doctor = "doctor",
    }
}

choice! {
    /// Who an emergency contact is to the person.
    Relation {
        /// Pasangan.
        Spouse = "spouse",
        /// Orang tua.
        Parent = "parent",
        /// Anak.
        Child = "child",
        /// Saudara.
        Sibling = "sibling",
        /// Kerabat.
        Relative = "relative",
        /// Teman.
        Friend = "friend",
        /// Lainnya.
        Other = "other",
    }
}
