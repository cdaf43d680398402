//! Every portrait in everything that can be derived from it, and whether it may be accepted.
//!
//! The good ones are as people and cheap phones make them; of the bad ones not a single one may be
//! accepted, and the reason has to be the one a person could act on.

mod pictures;

use image::{Rgb, RgbImage, imageops};
use jmo_selfie::{
    Finding::{self, *},
    Observer, findings,
};
use pictures::*;

const VGA: (u32, u32) = (640, 480);
const PHONE: (u32, u32) = (480, 640);
const MIDDLE: (f32, f32) = (0.5, 0.5);

/// Whether a picture may be accepted; if not, at least one of these is to be said.
type Wanted = &'static [Finding];
const GOOD: Wanted = &[];

struct Table {
    observer: Observer,
    good: u32,
    bad: u32,
    wrong: Vec<String>,
}

impl Table {
    fn new() -> Self {
        Self {
            observer: Observer::new().expect("the models"),
            good: 0,
            bad: 0,
            wrong: Vec::new(),
        }
    }

    fn add(&mut self, name: &str, picture: RgbImage, wanted: Wanted) {
        let seen = self.observer.inspect(&frame(picture));
        let found = findings(&seen);
        let as_wanted = if wanted.is_empty() {
            self.good += 1;
            found.is_empty()
        } else {
            self.bad += 1;
            found.iter().any(|finding| wanted.contains(finding))
        };
        if !as_wanted {
            let face = seen.face.map(|face| {
                let (pose, light, area) = (face.pose, face.light, face.area);
                format!(
                    "yaw {:.1} pitch {:.1} roll {:.1} luma {:.0} ({:.2}, clipped {:.3}) sharp {:.3} eyes {:.3} blink {:.2} mouth {:.2} presence {:.3} high {:.0} at {:.2} {:.2}",
                    pose.yaw,
                    pose.pitch,
                    pose.roll,
                    light.luma,
                    light.left / light.right,
                    light.clipped,
                    face.sharpness,
                    face.expression.eye_opening,
                    f32::midpoint(face.expression.blink_left, face.expression.blink_right),
                    face.mouth_visible,
                    face.presence,
                    area.height,
                    (area.left + area.width / 2.0) / seen.width as f32,
                    (area.top + area.height / 2.0) / seen.height as f32,
                )
            });
            self.wrong.push(format!(
                "{name}: {} faces, luma {:.0}, {found:?} for {wanted:?}; {face:?}",
                seen.faces, seen.luma
            ));
        }
    }

    fn check(self) {
        let Self {
            good, bad, wrong, ..
        } = self;
        println!("{good} good and {bad} bad pictures, {} wrong", wrong.len());
        assert!(
            wrong.is_empty(),
            "{} wrong:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}

/// How high a face is that fills a good part of a frame.
fn half((width, height): (u32, u32)) -> f32 {
    0.52 * width.min(height) as f32
}

fn plain(index: usize) -> RgbImage {
    placed(index, VGA, half(VGA), MIDDLE, 0.0)
}

#[test]
fn good_pictures_are_accepted() {
    let mut table = Table::new();
    for (index, (name, ..)) in PORTRAITS.iter().enumerate() {
        let mut good = |what: String, picture| table.add(&format!("{name} {what}"), picture, GOOD);
        for size in [
            VGA,
            PHONE,
            (1280, 720),
            (720, 1280),
            (320, 240),
            (4000, 3000),
        ] {
            good(
                format!("{size:?}"),
                placed(index, size, half(size), MIDDLE, 0.0),
            );
        }
        for scale in [0.8, 0.9, 1.1, 1.25] {
            for size in [VGA, PHONE] {
                let picture = placed(index, size, scale * half(size), MIDDLE, 0.0);
                good(format!("× {scale} in {size:?}"), picture);
            }
        }
        for degrees in [-8.0, -4.0, 4.0, 8.0] {
            good(
                format!("at {degrees}°"),
                placed(index, VGA, half(VGA), MIDDLE, degrees),
            );
        }
        for place in [
            (0.42, 0.5),
            (0.58, 0.5),
            (0.5, 0.42),
            (0.5, 0.58),
            (0.44, 0.45),
        ] {
            for size in [VGA, PHONE] {
                good(
                    format!("at {place:?}"),
                    placed(index, size, half(size), place, 0.0),
                );
            }
        }
        for factor in [0.75, 0.85, 1.15, 1.25] {
            good(format!("{factor} as bright"), times(plain(index), factor));
        }
        for gamma in [0.75, 1.25, 1.5] {
            good(format!("tone {gamma}"), tone(plain(index), gamma));
        }
        for quality in [40, 60, 80] {
            good(format!("quality {quality}"), kept(&plain(index), quality));
        }
        for by in [4.0, 8.0] {
            good(format!("noise {by}"), noisy(plain(index), by));
        }
        good("grey".into(), grey(&plain(index)));
        good("mirrored".into(), imageops::flip_horizontal(&plain(index)));
        good("soft".into(), imageops::blur(&plain(index), 1.0));
        good("softer".into(), imageops::blur(&plain(index), 1.5));
        good("coarser".into(), coarser(&plain(index), 2));
        good("veiled".into(), veiled(plain(index), 0.15));
        good(
            "lit from the left".into(),
            lit_from_the_left(plain(index), 0.85),
        );
        let cheap = kept(
            &noisy(imageops::blur(&times(plain(index), 0.85), 0.8), 5.0),
            50,
        );
        good("cheap".into(), cheap);
    }
    table.check();
}

/// A table of every portrait by what makes it bad.
fn bad(of: impl Fn(usize, &mut dyn FnMut(String, RgbImage, Wanted))) {
    let mut table = Table::new();
    for (index, (name, ..)) in PORTRAITS.iter().enumerate() {
        of(index, &mut |what, picture, wanted| {
            table.add(&format!("{name} {what}"), picture, wanted);
        });
    }
    table.check();
}

#[test]
fn too_little_light_is_never_accepted() {
    bad(|index, add| {
        for factor in [0.02, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3] {
            let dark = times(plain(index), factor);
            let noise = noisy(dark.clone(), 6.0);
            add(format!("{factor} as bright, noise"), noise, &[Dark]);
            add(format!("{factor} as bright"), dark, &[Dark]);
        }
    });
}

#[test]
fn light_of_the_wrong_kind_is_not_accepted() {
    bad(|index, add| {
        for part in [0.1, 0.2] {
            let half = half_lit(plain(index), part);
            let other = imageops::flip_horizontal(&half_lit(plain(index), part));
            add(format!("half lit, {part}"), half, &[UnevenLight, Dark]);
            let mirrored = format!("half lit, {part}, mirrored");
            add(mirrored, other, &[UnevenLight, Dark]);
        }
        for factor in [3.5, 6.0] {
            let picture = times(plain(index), factor);
            add(format!("{factor} as bright"), picture, &[Glaring, NoFace]);
        }
        for part in [0.08, 0.14] {
            let picture = glare(plain(index), part);
            let wanted = &[Glaring, UnevenLight, Blurred, NoFace];
            add(format!("glare of {part}"), picture, wanted);
        }
    });
}

#[test]
fn a_blurred_face_is_never_accepted() {
    const WANTED: Wanted = &[Blurred, NoFace];
    bad(|index, add| {
        for sigma in [3.0, 3.5, 4.5, 6.0, 9.0, 14.0] {
            for size in [VGA, PHONE] {
                let picture = placed(index, size, 250.0, MIDDLE, 0.0);
                let blurred = imageops::blur(&picture, sigma);
                if sigma > 3.0 {
                    let noise = noisy(blurred.clone(), 5.0);
                    add(format!("blurred by {sigma}, noise"), noise, WANTED);
                }
                add(format!("blurred by {sigma}"), blurred, WANTED);
            }
        }
        for length in [16, 20, 30] {
            let across = shaken(&plain(index), length);
            add(format!("shaken by {length}"), across, WANTED);
            let on_its_side = imageops::rotate90(&plain(index));
            let down = imageops::rotate270(&shaken(&on_its_side, length));
            add(format!("shaken by {length} downwards"), down, WANTED);
        }
        for factor in [6, 8, 12] {
            let coarse = coarser(&plain(index), factor);
            add(format!("{factor} times coarser"), coarse, WANTED);
        }
    });
}

#[test]
fn a_tilted_face_is_never_accepted() {
    bad(|index, add| {
        for degrees in [
            26.0, 30.0, 35.0, 45.0, 60.0, 75.0, 90.0, 105.0, 120.0, 150.0, 180.0,
        ] {
            for degrees in [degrees, -degrees] {
                for share in [0.4, 0.6] {
                    let picture = placed(index, VGA, share * 480.0, MIDDLE, degrees);
                    add(
                        format!("at {degrees}°, {share}"),
                        picture,
                        &[Tilted, NoFace, Several],
                    );
                }
            }
        }
    });
}

#[test]
fn a_face_in_the_wrong_place_is_never_accepted() {
    bad(|index, add| {
        for place in [
            (0.2, 0.5),
            (0.28, 0.5),
            (0.72, 0.5),
            (0.85, 0.5),
            (0.5, 0.2),
            (0.5, 0.8),
        ] {
            for size in [VGA, PHONE, (1280, 720)] {
                let picture = placed(index, size, half(size), place, 0.0);
                add(
                    format!("at {place:?} of {size:?}"),
                    picture,
                    &[OffCentre, NoFace],
                );
            }
        }
        for share in [0.05, 0.1, 0.15, 0.2, 0.24] {
            for size in [VGA, PHONE, (1280, 720)] {
                let high = share * size.0.min(size.1) as f32;
                let picture = placed(index, size, high, MIDDLE, 0.0);
                add(format!("{share} of {size:?}"), picture, &[TooFar, NoFace]);
            }
        }
        for share in [1.0, 1.3, 1.8, 2.5] {
            let picture = placed(index, VGA, share * 480.0, MIDDLE, 0.0);
            let wanted = &[TooClose, OffCentre, NoFace];
            add(format!("{share} of the frame"), picture, wanted);
        }
    });
}

#[test]
fn two_people_are_never_accepted() {
    let mut table = Table::new();
    for (one, others) in [(0, [1, 2]), (1, [1, 2]), (2, [0, 1])] {
        for other in others {
            for (share, small) in [(0.5, 0.5), (0.55, 0.35), (0.5, 0.2), (0.6, 0.14)] {
                for ((width, height), place) in [
                    (VGA, (0.36, 0.5)),
                    (VGA, (0.45, 0.5)),
                    ((1280, 720), (0.4, 0.5)),
                ] {
                    let mut both = placed(one, (width, height), share * height as f32, place, 0.0);
                    let corner = (width * 3 / 10, height);
                    let second = placed(other, corner, small * height as f32, MIDDLE, 0.0);
                    imageops::replace(&mut both, &second, i64::from(width - corner.0), 0);
                    let name =
                        format!("{one} and {other}, {share} and {small}, in {width} at {place:?}");
                    for (what, picture) in [
                        ("", both.clone()),
                        (" grey", grey(&both)),
                        (" soft", imageops::blur(&both, 1.0)),
                        (" dim", times(both.clone(), 0.7)),
                    ] {
                        table.add(&format!("{name}{what}"), picture, &[Several]);
                    }
                }
            }
        }
    }
    table.check();
}

#[test]
fn nobody_is_never_accepted() {
    let mut table = Table::new();
    const NOBODY: Wanted = &[NoFace, Several];
    for size in [VGA, PHONE, (320, 240), (1280, 720)] {
        let mut nobody =
            |what: &str, picture| table.add(&format!("{what} {size:?}"), picture, NOBODY);
        let (width, height) = size;
        for level in [0, 40, 128, 200, 255] {
            let flat = RgbImage::from_pixel(width, height, Rgb([level; 3]));
            nobody("noise", noisy(flat.clone(), 60.0));
            nobody(
                "soft noise",
                imageops::blur(&noisy(flat.clone(), 90.0), 5.0),
            );
            nobody("flat", flat);
        }
        let skin = RgbImage::from_fn(width, height, |x, y| {
            let (x, y) = (
                x as f32 / width as f32 - 0.5,
                y as f32 / height as f32 - 0.5,
            );
            if (x / 0.25).hypot(y / 0.4) < 1.0 {
                Rgb([200, 150, 120])
            } else {
                Rgb([60, 70, 90])
            }
        });
        nobody("an egg", skin);
        nobody(
            "stripes",
            RgbImage::from_fn(width, height, |x, y| {
                Rgb([((x / 9 + y / 31) % 2 * 200) as u8; 3])
            }),
        );
        for (index, (name, ..)) in PORTRAITS.iter().enumerate() {
            let picture = placed(index, size, half(size), MIDDLE, 0.0);
            for side in [12, 20, 32] {
                nobody(
                    &format!("{name} in pieces of {side}"),
                    shuffled(&picture, side),
                );
            }
            for place in [(-0.6, 0.5), (1.6, 0.5), (0.5, 1.8)] {
                nobody(
                    &format!("{name} beside"),
                    placed(index, size, half(size), place, 0.0),
                );
            }
        }
    }
    table.check();
}
