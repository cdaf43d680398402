//! What the benchmark holds the size of `faces` against.

fn main() {
    println!("{}", std::env::args().count());
}
