//! The table as it lies in the binary: text, deflated, one region a line, every region after the one
//! that holds it and after its elder sisters.
//!
//! ```text
//! =Jawa Barat⇥32
//! :Kota Depok⇥76
//! -Beji⇥06
//! Beji⇥1001⇥16421
//! Beji Timur⇥⇥16422     numbered one more than the line before
//! Kemiri Muka           … and with the postal code of the line before
//! ```
//!
//! The text stays in memory as it is (1.1 MB), with an index down to the districts. A district's
//! villages are read from its lines when somebody asks.

use crate::{DistrictCode, PostalCode, ProvinceCode, RegencyCode, UnknownRegion, VillageCode};
use flate2::read::ZlibDecoder;
use std::{io::Read, sync::OnceLock};

const MARKS: [char; 3] = ['=', ':', '-'];

static PACKED: &[u8] = include_bytes!("../data/regions.z");

/// All regions, each level in the order of its codes.
pub(crate) struct Table {
    pub(crate) provinces: Vec<(ProvinceCode, &'static str)>,
    pub(crate) regencies: Vec<(RegencyCode, &'static str)>,
    pub(crate) districts: Vec<District>,
}

pub(crate) struct District {
    pub(crate) code: DistrictCode,
    pub(crate) name: &'static str,
    /// The lines of its villages.
    lines: &'static str,
}

pub(crate) struct Village {
    pub(crate) code: VillageCode,
    pub(crate) name: &'static str,
    pub(crate) postal_code: PostalCode,
}

/// The table, unpacked by whoever asks first.
pub(crate) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut text = String::new();
        ZlibDecoder::new(PACKED)
            .read_to_string(&mut text)
            .expect("the table in the binary is whole");
        Table::index(text.leak())
    })
}

impl Table {
    fn index(text: &'static str) -> Self {
        let mut table = Self {
            provinces: Vec::with_capacity(38),
            regencies: Vec::with_capacity(514),
            districts: Vec::with_capacity(7_300),
        };
        let mut province = 0;
        let mut regency = 0;
        let mut next = 0;
        for line in text.split_inclusive('\n') {
            next += line.len();
            let Some((mark, name, number)) = heading(line) else {
                continue;
            };
            match mark {
                '=' => {
                    province = number as u8;
                    table.provinces.push((ProvinceCode(province), name));
                }
                ':' => {
                    regency = u16::from(province) * 100 + number;
                    table.regencies.push((RegencyCode(regency), name));
                }
                _ => table.districts.push(District {
                    code: DistrictCode(u32::from(regency) * 100 + u32::from(number)),
                    name,
                    lines: villages(&text[next..]),
                }),
            }
        }
        table
    }

    pub(crate) fn province(&self, code: ProvinceCode) -> Result<&'static str, UnknownRegion> {
        named(&self.provinces, code).ok_or(UnknownRegion(code.into()))
    }

    pub(crate) fn regency(&self, code: RegencyCode) -> Result<&'static str, UnknownRegion> {
        named(&self.regencies, code).ok_or(UnknownRegion(code.into()))
    }

    pub(crate) fn district(&self, code: DistrictCode) -> Result<&District, UnknownRegion> {
        let at = self.districts.binary_search_by_key(&code, |it| it.code);
        at.map(|at| &self.districts[at])
            .map_err(|_| UnknownRegion(code.into()))
    }

    pub(crate) fn village(&self, code: VillageCode) -> Result<Village, UnknownRegion> {
        let unknown = UnknownRegion(code.into());
        let district = self.district(code.district()).map_err(|_| unknown)?;
        let found = district.villages().find(|village| village.code == code);
        found.ok_or(unknown)
    }
}

impl District {
    /// Its villages, in the order of their codes.
    pub(crate) fn villages(&self) -> impl Iterator<Item = Village> {
        let mut number = 2_000;
        let mut postal_code = 0;
        self.lines.lines().map(move |line| {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let mut figure = || fields.next().and_then(|field| field.parse().ok());
            number = figure().unwrap_or(number + 1);
            postal_code = figure().unwrap_or(postal_code);
            Village {
                code: VillageCode(u64::from(self.code.0) * 10_000 + u64::from(number)),
                name,
                postal_code: PostalCode(postal_code),
            }
        })
    }
}

fn named<C: Ord + Copy>(sorted: &[(C, &'static str)], code: C) -> Option<&'static str> {
    let at = sorted.binary_search_by_key(&code, |(code, _)| *code).ok()?;
    Some(sorted[at].1)
}

/// The mark, the name and the number of a line that is not a village's.
fn heading(line: &'static str) -> Option<(char, &'static str, u16)> {
    let mark = line.chars().next().filter(|mark| MARKS.contains(mark))?;
    let (name, number) = line[1..].trim_end().split_once('\t')?;
    Some((mark, name, number.parse().ok()?))
}

/// The lines of `text` up to the next one that is not a village's.
fn villages(text: &'static str) -> &'static str {
    let lines = text.split_inclusive('\n');
    let length = lines
        .take_while(|line| !line.starts_with(MARKS))
        .map(str::len)
        .sum();
    &text[..length]
}
