//! Documents of many pages: headings, paragraphs and tables that flow onto A4, drawn with the
//! tags that say what each of them is.

mod draw;
mod flow;

pub use draw::{About, draw};
pub use flow::flow;

/// A4, in points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// White on all sides.
const MARGIN: f32 = 40.0;
/// White above and below a cell's text.
const PAD: f32 = 2.0;
/// White between a table's edge and its first text.
const INSET: f32 = 3.0;
/// How wide a line may be.
pub const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;

/// A piece of a document, in the order it is read.
pub enum Block {
    /// A heading of this level, from 1.
    Heading(u16, String),
    /// A paragraph.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// Rows under columns. One that goes on over a page's end has its head again there.
pub struct Table {
    /// What it holds, for who cannot see it.
    pub about: String,
    /// Left to right; together [`WIDTH`] at most.
    pub columns: Vec<Column>,
    /// What each column is; empty: each row's first cell says what the row is.
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Copy)]
pub struct Column {
    /// In points, with the white between it and the next.
    pub width: f32,
    /// How its texts are set.
    pub set: Set,
}

/// How the texts of a column are set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// Over as many lines as it takes.
    Wrapped,
    /// On one line, with an ellipsis where there is more.
    Cut,
    /// On one line that ends at the right, made smaller until it fits: figures are never cut.
    Figures,
}

/// A row of a table.
pub struct Row {
    /// One for each column; an empty one says nothing.
    pub cells: Vec<String>,
    /// Whether it is a sum or the like.
    pub bold: bool,
}

/// Where everything of a document stands.
pub struct Layout {
    pub pages: Vec<Vec<Placed>>,
    /// What each table holds, in the order they are read.
    pub tables: Vec<String>,
}

/// Something in its place.
pub struct Placed {
    /// Its upper edge, in points from the page's.
    pub top: f32,
    pub height: f32,
    pub what: What,
}

/// What stands in a place.
pub enum What {
    Heading(u16, Text),
    Paragraph(Text),
    /// A row of the table of this place among the tables.
    Row {
        table: usize,
        kind: RowKind,
        width: f32,
        cells: Vec<Text>,
    },
}

/// Which row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Says what the columns are.
    Head,
    /// The same again, on another page.
    HeadAgain,
    /// Its first cell says what it is.
    Named,
    /// Under a head.
    Body,
}

/// A text in its lines.
#[derive(Clone)]
pub struct Text {
    pub lines: Vec<String>,
    pub size: f32,
    pub bold: bool,
    /// Where it begins, or ends, in points from the page's left.
    pub x: f32,
    /// Whether `x` is where it ends.
    pub to_the_right: bool,
}

/// The height of a line of this size.
fn leading(size: f32) -> f32 {
    size * 1.4
}
