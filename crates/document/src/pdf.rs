use crate::{DrawError, Language};
use krilla::{
    Document, SerializeSettings,
    geom::{Size, Transform},
    metadata::Metadata,
    page::PageSettings,
    tagging::{ContentTag, SpanTag, Tag, TagGroup, TagTree},
};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;

/// A4, in points.
const PAGE: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 56.0;

/// What a PDF says besides its drawing.
pub struct About<'a> {
    pub title: &'a str,
    /// All of it in words, for who cannot see it.
    pub alt: String,
    pub language: Language,
}

/// The drawing at the top of an A4 page, `width` points wide, as selectable text and lines.
pub fn pdf(tree: &Tree, width: f32, about: &About<'_>) -> Result<Vec<u8>, DrawError> {
    let failed = |what: &str| DrawError(what.to_owned());
    let mut document = Document::new_with(SerializeSettings {
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .language(about.language.tag().to_owned())
            .creator("JMO".to_owned()),
    );
    let page =
        PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| failed("a page without size"))?;
    let mut page = document.start_page_with(page);
    let mut surface = page.surface();
    let drawn = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    let height = width * tree.size().height() / tree.size().width();
    let size = Size::from_wh(width, height).ok_or_else(|| failed("a drawing without size"))?;
    surface.push_transform(&Transform::from_translate((PAGE.0 - width) / 2.0, MARGIN));
    surface
        .draw_svg(tree, size, SvgSettings::default())
        .ok_or_else(|| failed("the drawing"))?;
    surface.pop();
    surface.end_tagged();
    surface.finish();
    page.finish();
    let mut figure = TagGroup::new(Tag::Figure(Some(about.alt.clone())));
    figure.push(drawn);
    let mut tags = TagTree::new();
    tags.push(figure);
    document.set_tag_tree(tags);
    document
        .finish()
        .map_err(|error| DrawError(format!("{error:?}")))
}
