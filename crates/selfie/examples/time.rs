use jmo_selfie::*;
use std::time::Instant;
fn main() {
    let mut o = Observer::new().unwrap();
    let im = image::open("crates/selfie/faces/portrait-b.jpg").unwrap().into_rgb8();
    let im = image::imageops::resize(&im, 640, 480, image::imageops::FilterType::Triangle);
    let sm = image::imageops::resize(&im, 320, 256, image::imageops::FilterType::Triangle);
    let f = Frame::from_rgb(640, 480, im.into_raw()).unwrap();
    let s = Frame::from_rgb(320, 256, sm.into_raw()).unwrap();
    let mut t = |n: &str, g: &mut dyn FnMut(&mut Observer)| {
        let mut v: Vec<f64> = (0..300).map(|_| { let a = Instant::now(); g(&mut o); a.elapsed().as_secs_f64() * 1e3 }).collect();
        v.sort_by(f64::total_cmp);
        println!("{n:10} min {:.3} p25 {:.3} median {:.3}", v[0], v[75], v[150]);
    };
    t("count", &mut |o| { o.count(&s); });
    t("count480", &mut |o| { o.count(&f); });
    t("inspect", &mut |o| { o.inspect(&f); });
    t("observe", &mut |o| { o.observe(&f); });
}
