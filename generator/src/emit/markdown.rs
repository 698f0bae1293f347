//! Prose of a document (CommonMark) → prose that rustdoc takes as it is meant.
//!
//! The prose is parsed and written anew, because only then is it known what is text: text cannot
//! become a link to an item, an HTML tag or a doctest, and no line begins a block by accident.
//! Lines are wrapped, so that the source reads well too.

use pulldown_cmark::{
    CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};

use super::prose_text::longest;
use super::prose_text::{Cell, address, address_length, clean, encoded, escape, language, span};
use super::wrap::{GLUE, wrap};

/// The columns of a line of prose.
pub(super) const WIDTH: usize = 90;

/// How deep lists and quotes are followed; what is nested deeper is written at this depth.
const NESTING: usize = 6;

/// The lines of prose that rustdoc takes as it is meant.
pub(super) fn lines(prose: &str) -> Vec<String> {
    let prose = clean(prose);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer::default();
    for event in TextMergeStream::new(Parser::new_ext(&prose, options)) {
        writer.event(event);
    }
    writer.finish()
}

/// A list or a quote that is open.
#[derive(Debug, Clone)]
enum Block {
    Quote,
    /// The number of the next item, in a list that counts.
    List(Option<u64>),
    /// The columns that lines are indented by.
    Item(usize),
}

/// A link that is open: where it leads, and where its text begins.
#[derive(Debug)]
struct Link {
    target: String,
    start: usize,
}

#[derive(Debug, Default)]
struct Writer {
    lines: Vec<String>,
    blocks: Vec<Block>,
    /// The text of the paragraph, heading or cell that is open.
    inline: String,
    links: Vec<Option<Link>>,
    /// The marker of an item that has no line yet.
    marker: Option<String>,
    heading: usize,
    /// The code of a block that is open, and its language.
    code: Option<(String, String)>,
    /// The cells of the row that is open; there is one in tables only.
    row: Option<Vec<String>>,
    /// Whether a blank line stands before the next block.
    apart: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((code, _)) => code.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(code) => {
                let cell = if self.row.is_some() { Cell::Yes } else { Cell::No };
                self.inline.push_str(&span(&code, cell));
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push('\n'),
            Event::Rule => {
                self.paragraph();
                self.put(vec!["---".to_owned()]);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.inline.push('*'),
            Tag::Strong => self.inline.push_str("**"),
            Tag::Strikethrough => self.inline.push_str("~~"),
            Tag::Heading { level, .. } => {
                self.paragraph();
                self.heading = level as usize;
            }
            Tag::BlockQuote(_) => self.open(Block::Quote),
            Tag::List(first) => {
                self.paragraph();
                self.apart &= !matches!(self.blocks.last(), Some(Block::Item(_)));
                self.blocks.push(Block::List(first));
            }
            Tag::Item => self.item(),
            Tag::CodeBlock(kind) => {
                self.paragraph();
                let language = match kind {
                    CodeBlockKind::Fenced(info) => language(&info),
                    CodeBlockKind::Indented => "text",
                };
                self.code = Some((String::new(), language.to_owned()));
            }
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => self.link(LinkType::Inline, &dest_url),
            Tag::Table(_) => self.paragraph(),
            Tag::TableHead | Tag::TableRow => self.row = Some(Vec::new()),
            Tag::Paragraph | Tag::HtmlBlock => self.paragraph(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.inline.push('*'),
            TagEnd::Strong => self.inline.push_str("**"),
            TagEnd::Strikethrough => self.inline.push_str("~~"),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::BlockQuote(_) => self.close(),
            TagEnd::List(_) => {
                self.close();
                self.apart = true;
            }
            TagEnd::Item => self.close(),
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.inline).replace('\n', " ");
                self.row.get_or_insert_default().push(cell);
            }
            TagEnd::TableHead => {
                let columns = self.row.as_ref().map_or(0, Vec::len);
                self.end_row();
                self.apart = false;
                self.put(vec![format!("|{}", "---|".repeat(columns))]);
                self.apart = false;
            }
            TagEnd::TableRow => {
                self.end_row();
                self.apart = false;
            }
            TagEnd::Table => self.apart = true,
            _ => {}
        }
    }

    fn open(&mut self, block: Block) {
        self.paragraph();
        self.blocks.push(block);
    }

    fn close(&mut self) {
        self.paragraph();
        // An item without any content still has a line.
        if let Some(Block::Item(_)) = self.blocks.last() {
            if self.marker.is_some() {
                self.put(vec![String::new()]);
            }
            self.apart = false;
        }
        self.blocks.pop();
    }

    fn item(&mut self) {
        self.paragraph();
        let marker = match self.blocks.last_mut() {
            Some(Block::List(Some(number))) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.blocks.push(Block::Item(marker.len()));
        self.marker = Some(marker);
    }

    /// Writes the text that is open as a paragraph or a heading.
    fn paragraph(&mut self) {
        if self.row.is_some() {
            return;
        }
        let text = std::mem::take(&mut self.inline);
        let heading = std::mem::take(&mut self.heading);
        if text.trim().is_empty() {
            return;
        }
        if heading > 0 {
            let text = text.replace(['\n', GLUE], " ");
            self.put(vec![format!("{} {}", "#".repeat(heading), text.trim())]);
            return;
        }
        let width = WIDTH.saturating_sub(self.prefix().len()).max(30);
        self.put(wrap(&text, width));
    }

    fn code_block(&mut self) {
        let Some((code, language)) = self.code.take() else { return };
        let fence = "`".repeat(longest(&code).max(2) + 1);
        let mut lines = vec![format!("{fence}{language}")];
        lines.extend(code.trim_end().split('\n').map(|line| line.trim_end().to_owned()));
        lines.push(fence);
        self.put(lines);
    }

    fn end_row(&mut self) {
        let Some(cells) = self.row.take() else { return };
        self.put(vec![format!("| {} |", cells.join(" | ").replace(GLUE, " "))]);
    }

    /// Writes lines below the open blocks, with a blank line between blocks.
    fn put(&mut self, lines: Vec<String>) {
        if self.apart && !self.lines.is_empty() {
            let blank = self.prefix().trim_end().to_owned();
            // The marker of an item belongs to its first line, not to the blank one.
            self.lines.push(blank);
        }
        for line in lines {
            let prefix = match self.marker.take() {
                Some(marker) => {
                    let prefix = self.prefix();
                    let kept = prefix.len().saturating_sub(marker.len());
                    format!("{}{marker}", prefix.get(..kept).unwrap_or_default())
                }
                None => self.prefix(),
            };
            self.lines.push(format!("{prefix}{line}").trim_end().to_owned());
        }
        self.apart = true;
    }

    /// What stands before each line inside the open blocks.
    fn prefix(&self) -> String {
        let deep = self.blocks.iter().filter(|block| !matches!(block, Block::List(_)));
        deep.rev()
            .take(NESTING)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .map(|block| match block {
                Block::Quote => "> ".to_owned(),
                Block::Item(columns) => " ".repeat(*columns),
                Block::List(_) => String::new(),
            })
            .collect()
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = self.links.is_empty().then(|| address(rest)).flatten() {
            let (before, from) = rest.split_at(start);
            let (url, after) = from.split_at(address_length(from));
            escape(before, &mut self.inline);
            self.inline.push_str(&format!("<{url}>"));
            rest = after;
        }
        escape(rest, &mut self.inline);
        if self.row.is_some() {
            self.inline = self.inline.replace("\\|", "|").replace('|', "\\|");
        }
    }

    fn html(&mut self, html: &str) {
        let tag = html.trim().to_ascii_lowercase();
        match tag.as_str() {
            "<br>" | "<br/>" | "<br />" => self.inline.push('\n'),
            "<p>" | "</p>" => self.paragraph(),
            _ => {
                self.text(html.trim_end());
                self.inline.push_str(if html.ends_with('\n') { " " } else { "" });
            }
        }
    }

    fn link(&mut self, kind: LinkType, target: &str) {
        let known =
            ["https://", "http://", "mailto:"].iter().any(|start| target.starts_with(start));
        let target = match kind {
            LinkType::Email => format!("mailto:{target}"),
            _ if known => target.to_owned(),
            _ => {
                self.links.push(None);
                return;
            }
        };
        let start = self.inline.len();
        self.inline.push('[');
        self.links.push(Some(Link { target, start }));
    }

    fn end_link(&mut self) {
        let Some(Some(link)) = self.links.pop() else { return };
        let target: String = link.target.chars().map(encoded).collect();
        let text = self.inline.get(link.start + 1..).unwrap_or_default();
        if text.is_empty() || text.replace('\\', "") == link.target {
            self.inline.truncate(link.start);
            self.inline.push_str(&format!("<{target}>"));
        } else {
            self.inline.push_str(&format!("](<{target}>)"));
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.paragraph();
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(prose: &str) -> String {
        lines(prose).join("\n")
    }

    #[test]
    fn text_is_no_markup() {
        assert_eq!(
            text("Vec<T> and [Option] & snake_case"),
            r"Vec\<T> and \[Option\] & snake_case"
        );
        assert_eq!(text("<script>x</script>"), r"\<script>x\</script>");
    }

    #[test]
    fn addresses_become_links() {
        assert_eq!(text("see https://a.b/c_d."), "see <https://a.b/c_d>.");
        assert_eq!(text("[here](https://a.b)"), "[here](<https://a.b>)");
        assert_eq!(text("[Option](#section)"), "Option");
    }

    #[test]
    fn code_is_never_rust() {
        for prose in ["    let x = 1;", "```\nlet x = 1;\n```", "```rust,ignore\nlet x = 1;\n```"] {
            assert_eq!(text(prose), "```text\nlet x = 1;\n```");
        }
        assert_eq!(text("````json\n```\n````"), "````json\n```\n````");
    }

    #[test]
    fn lists_keep_their_indent() {
        let prose = "* one\nlazy\n* two\n  * deep\n\nafter";
        assert_eq!(text(prose), "- one lazy\n- two\n  - deep\n\nafter");
    }

    #[test]
    fn hidden_characters_are_gone() {
        assert_eq!(text("a\u{202e}b\u{0}c\r\nd"), "abc d");
    }

    #[test]
    fn what_is_written_reads_as_the_same_text() {
        let hostile = "1. a\n\n* * *\n\n+ b\n\n> c\n\n# d\n\n`` ` ``\n\n| e |\n|---|\n| f\\|g |";
        let once = text(hostile);
        assert_eq!(text(&once), once);
    }
}
