use super::{
    Block, Column, INSET, Layout, MARGIN, PAD, PAGE, Placed, Row, RowKind, Set, Table, Text, WIDTH,
    What, leading,
};
use crate::typeface::typeface;

/// Where the footer begins.
const BOTTOM: f32 = PAGE.1 - MARGIN - 18.0;
const BODY: f32 = 9.0;
const CELL: f32 = 7.5;
/// White between columns.
const GAP: f32 = 5.0;
/// What must fit under a heading, which does not stand alone at the end of a page: a year's sums.
const WITH_HEADING: f32 = 125.0;

/// Puts blocks onto pages.
pub fn flow(blocks: &[Block]) -> Layout {
    let mut flow = Flow {
        layout: Layout {
            pages: vec![Vec::new()],
            tables: Vec::new(),
        },
        y: MARGIN,
    };
    for block in blocks {
        match block {
            Block::Heading(level, text) => flow.heading(*level, text),
            Block::Paragraph(text) => flow.paragraph(text),
            Block::Table(table) => flow.table(table),
        }
    }
    flow.layout
}

struct Flow {
    layout: Layout,
    /// Where the next thing begins.
    y: f32,
}

impl Flow {
    fn heading(&mut self, level: u16, text: &str) {
        let size = if level == 1 { 18.0 } else { 12.0 };
        if self.y > MARGIN {
            self.y += 14.0;
        }
        let text = lines(text, size, true);
        let height = leading(size) * text.lines.len() as f32;
        self.make_room(height + WITH_HEADING);
        self.put(height, What::Heading(level, text));
        self.y += 4.0;
    }

    fn paragraph(&mut self, text: &str) {
        let text = lines(text, BODY, false);
        let height = leading(BODY) * text.lines.len() as f32;
        self.make_room(height);
        self.put(height, What::Paragraph(text));
        self.y += 4.0;
    }

    fn table(&mut self, table: &Table) {
        let at = self.layout.tables.len();
        self.layout.tables.push(table.about.clone());
        let head = Row {
            cells: table.head.clone(),
            bold: true,
        };
        let (head, head_height) = cells(&table.columns, &head, true);
        let with_head = !table.head.is_empty();
        if with_head {
            // A head stands with a few of its rows, or on the next page.
            self.make_room(head_height * 4.0);
            self.row(at, RowKind::Head, table, head.clone(), head_height);
        }
        let rows = table.rows.iter();
        let rows: Vec<_> = rows.map(|row| cells(&table.columns, row, false)).collect();
        if !with_head {
            // What has no head is short, and stays together.
            self.make_room(rows.iter().map(|(_, height)| height).sum());
        }
        for (cells, height) in rows {
            if self.make_room(height) && with_head {
                self.row(at, RowKind::HeadAgain, table, head.clone(), head_height);
            }
            let kind = if with_head {
                RowKind::Body
            } else {
                RowKind::Named
            };
            self.row(at, kind, table, cells, height);
        }
        self.y += 8.0;
    }

    fn row(&mut self, at: usize, kind: RowKind, table: &Table, cells: Vec<Text>, height: f32) {
        let what = What::Row {
            table: at,
            kind,
            width: table.columns.iter().map(|column| column.width).sum(),
            cells,
        };
        self.put(height, what);
    }

    /// Whether that took another page.
    fn make_room(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM && self.y > MARGIN;
        if full {
            self.layout.pages.push(Vec::new());
            self.y = MARGIN;
        }
        full
    }

    fn put(&mut self, height: f32, what: What) {
        let top = self.y;
        let page = self
            .layout
            .pages
            .last_mut()
            .expect("there is always a page");
        page.push(Placed { top, height, what });
        self.y += height;
    }
}

fn lines(text: &str, size: f32, bold: bool) -> Text {
    Text {
        lines: typeface(bold).wrap(&clean(text), WIDTH, size),
        size,
        bold,
        x: MARGIN,
        to_the_right: false,
    }
}

/// The texts of a row, and how high it is.
fn cells(columns: &[Column], row: &Row, head: bool) -> (Vec<Text>, f32) {
    let mut left = MARGIN + INSET;
    let mut most = 1;
    let mut texts = Vec::with_capacity(columns.len());
    for (column, text) in columns.iter().zip(&row.cells) {
        let face = typeface(row.bold);
        let (text, room) = (clean(text), column.width - GAP);
        let to_the_right = column.set == Set::Figures;
        let mut size = CELL;
        let lines = match column.set {
            Set::Figures if !head => {
                let wide = face.width(&text, CELL);
                if wide > room {
                    size *= room / wide;
                }
                vec![text]
            }
            Set::Cut if !head => vec![face.cut(&text, room, CELL)],
            _ => face.wrap(&text, room, CELL),
        };
        most = most.max(lines.len());
        texts.push(Text {
            lines,
            size,
            bold: row.bold,
            x: if to_the_right { left + room } else { left },
            to_the_right,
        });
        left += column.width;
    }
    (texts, leading(CELL) * most as f32 + 2.0 * PAD)
}

/// Text as it can stand on paper: what the typeface cannot show becomes a question mark.
fn clean(text: &str) -> String {
    let shown = |character: char| {
        if character.is_whitespace() {
            ' '
        } else if typeface(false).has(character) {
            character
        } else {
            '?'
        }
    };
    text.chars().map(shown).collect()
}
