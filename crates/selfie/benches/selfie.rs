//! A frame and its parts, against MediaPipe's FaceLandmarker and ONNX Runtime on the same frames.
//!
//! `cargo xtask bench selfie`, which brings a Python with both (`JMO_TEST_PYTHON`).
//!
//! Turn by turn, one call each, on one core: the peers are a Python program that times itself and
//! waits while this one works.

#[path = "../tests/pictures/mod.rs"]
mod pictures;

use jmo_selfie::{Frame, Observer};
use pictures::placed;
use std::{
    error::Error,
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Instant,
};

const ROUNDS: usize = 150;
const WARM: usize = 15;
const FRAMES: usize = 12;
/// Has this program measure its memory instead, with the frames of that file.
const MEMORY_OF: &str = "JMO_SELFIE_MEMORY_OF";
const CRATE: &str = env!("CARGO_MANIFEST_DIR");

fn main() -> Result<(), Box<dyn Error>> {
    if let Some(frames) = std::env::var_os(MEMORY_OF) {
        return memory(Path::new(&frames));
    }
    let mut observer = Observer::new()?;
    let pictures: Vec<_> = (0..FRAMES).map(picture).collect();
    let frame = |(width, height), rgb: &[u8]| Frame::from_rgb(width, height, rgb.to_vec());
    let frames: Result<Vec<_>, _> = pictures.iter().map(|rgb| frame((640, 480), rgb)).collect();
    let frames = frames?;
    let small: Vec<u8> = pictures[0]
        .chunks(640 * 3)
        .take(256)
        .flat_map(|row| &row[..960])
        .copied()
        .collect();
    let small = frame((320, 256), &small)?;
    let mut peers = Peers::start(&pictures)?;
    let memory = memory_alone(&peers.frames)?;
    // A second one, so that looking at single pictures does not disturb the following.
    let mut following = Observer::new()?;
    let (mut ours, mut theirs) = ([const { Vec::new() }; 3], [const { Vec::new() }; 3]);
    for round in 0..ROUNDS + WARM {
        let index = round % FRAMES;
        let times = [
            (
                peers.ask(&format!("image {index}"))?,
                timed(|| observer.inspect(&frames[index]).faces),
            ),
            (
                peers.ask(&format!("video {index}"))?,
                timed(|| following.observe(&frames[index]).faces),
            ),
            (peers.ask("detector")?, timed(|| observer.count(&small))),
        ];
        if round >= WARM {
            for (part, (their, our)) in times.into_iter().enumerate() {
                theirs[part].push(their);
                ours[part].push(our);
            }
        }
    }
    report(&observer, &peers.versions, &ours, &theirs, memory)
}

/// A frame of a face that moves and leans a little.
fn picture(index: usize) -> Vec<u8> {
    let swing = (index as f32 / FRAMES as f32 * std::f32::consts::TAU).sin();
    let place = (0.5 + 0.03 * swing, 0.5);
    placed(1, (640, 480), 260.0, place, 5.0 * swing).into_raw()
}

fn timed(work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64() * 1000.0
}

fn report(
    observer: &Observer,
    versions: &str,
    ours: &[Vec<f64>; 3],
    theirs: &[Vec<f64>; 3],
    memory: f64,
) -> Result<(), Box<dyn Error>> {
    let vectors = observer.instructions();
    println!(
        "Medians of {ROUNDS} rounds turn by turn, one thread on one core ({}), {vectors}, frames of 640 × 480; {versions}.\n",
        processor()
    );
    println!("| | ours, ms | theirs, ms | ratio | wanted | |\n|---|--:|--:|--:|--:|---|");
    let whole = if vectors == "AVX-512" { 0.7 } else { 0.8 };
    let rows = [
        ("whole frame, beside MediaPipe's image mode", whole),
        (
            "frame of a face that is followed, beside its video mode",
            0.55,
        ),
        ("detector at 320 × 256, beside ONNX Runtime", 1.5),
    ];
    for (part, (what, wanted)) in rows.into_iter().enumerate() {
        let (our, their) = (median(&ours[part]), median(&theirs[part]));
        let ratio = our / their;
        let met = met(ratio, wanted);
        println!("| {what} | {our:.2} | {their:.2} | {ratio:.2} | {wanted} | {met} |");
    }
    let mean = |times: &[f64]| times.iter().sum::<f64>() / times.len() as f64;
    println!(
        "\n- Every fifth followed frame is searched for other faces: the mean of all is {:.2} ms beside {:.2} ms, {:.2} times.",
        mean(&ours[1]),
        mean(&theirs[1]),
        mean(&ours[1]) / mean(&theirs[1])
    );
    println!(
        "- Memory: {memory:.1} MiB resident with models and buffers; at most 25 wanted, {}.",
        met(memory, 25.0)
    );
    let program = program()?;
    println!(
        "- Program: {program:.2} MB more than an empty one, besides the models; at most 0.5 wanted, {}.",
        met(program, 0.5)
    );
    Ok(())
}

fn met(value: f64, wanted: f64) -> &'static str {
    if value <= wanted { "met" } else { "not met" }
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// What the crate adds to a program, in megabytes, without the models.
fn program() -> Result<f64, Box<dyn Error>> {
    let examples = std::env::current_exe()?;
    let examples = examples
        .ancestors()
        .nth(2)
        .ok_or("no folder")?
        .join("examples");
    let size = |path: &Path| -> Result<f64, Box<dyn Error>> {
        let failed = |error| format!("{}: {error}", path.display());
        Ok(fs::metadata(path).map_err(failed)?.len() as f64 / 1e6)
    };
    let mut added = size(&examples.join("faces"))? - size(&examples.join("empty_program"))?;
    for model in ["detector", "mesh", "blendshapes"] {
        added -= size(&Path::new(CRATE).join(format!("models/{model}.jmos")))?;
    }
    Ok(added)
}

/// What looking takes in a process that does nothing else, in mebibytes.
fn memory_alone(frames: &Path) -> Result<f64, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .env(MEMORY_OF, frames)
        .output()?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// Looks at the first frame of a file, alone and followed, and prints by how much memory grew
/// since the frame was there.
fn memory(frames: &Path) -> Result<(), Box<dyn Error>> {
    let mut rgb = vec![0; 640 * 480 * 3];
    fs::File::open(frames)?.read_exact(&mut rgb)?;
    let frame = Frame::from_rgb(640, 480, rgb)?;
    let before = resident()?;
    let mut observer = Observer::new()?;
    observer.inspect(&frame);
    for _ in 0..2 * FRAMES {
        observer.observe(&frame);
    }
    println!("{}", resident()? - before);
    Ok(())
}

/// The memory of this process, in mebibytes.
fn resident() -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: f64 = line
        .and_then(|line| line.split_whitespace().next())
        .ok_or("no VmRSS")?
        .parse()?;
    Ok(kilobytes / 1024.0)
}

fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or_else(
        || "unknown processor".to_owned(),
        |(_, name)| name.trim().to_owned(),
    )
}

/// The Python program with both peers.
struct Peers {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    versions: String,
    frames: std::path::PathBuf,
}

impl Peers {
    fn start(pictures: &[Vec<u8>]) -> Result<Self, Box<dyn Error>> {
        let python = std::env::var_os("JMO_TEST_PYTHON").ok_or("run `cargo xtask bench selfie`")?;
        let frames = std::env::temp_dir().join(format!("jmo-frames-{}", std::process::id()));
        fs::write(&frames, pictures.concat())?;
        let mut child = Command::new(python)
            .arg(Path::new(CRATE).join("benches/peers.py"))
            .arg(&frames)
            .arg(Path::new(CRATE).join("models"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let input = child.stdin.take().ok_or("no input")?;
        let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut versions = String::new();
        output.read_line(&mut versions)?;
        let versions = versions.trim().to_owned();
        Ok(Self {
            child,
            input,
            output,
            versions,
            frames,
        })
    }

    /// Has something done once; answers how many milliseconds it took.
    fn ask(&mut self, what: &str) -> Result<f64, Box<dyn Error>> {
        writeln!(self.input, "{what}")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line
            .trim()
            .parse()
            .map_err(|_| format!("the peers did not answer {what:?}"))?)
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_file(&self.frames);
    }
}
