//! What others wrote stays what it is, in either form.

use super::*;

/// Words that each form would read as markup.
const HOSTILE: &str =
    "<script>alert('1')</script> & \"x\" [a](b) *c* `d` | 1. # <!-- -->\u{1b}[31m";

fn sheet(path: &str) -> Sheet {
    let line = Line::text(HOSTILE);
    Sheet {
        path: path.to_owned(),
        language: Language::Vietnamese,
        title: HOSTILE.to_owned(),
        up: Some(("index".to_owned(), HOSTILE.to_owned())),
        blocks: vec![
            Block::Heading(2, line.clone()),
            Block::Facts(vec![(HOSTILE.to_owned(), line.clone())]),
            Block::List(vec![Item {
                line: Line::text("1. - x").and(Piece::In(Language::English, HOSTILE.to_owned())),
                items: vec![Item::from(Line::text("- y"))],
            }]),
            Block::Table(vec!["a".to_owned()], vec![vec![line]]),
            Block::Code(format!("```\n{HOSTILE}")),
            Block::In(
                Language::English,
                vec![Block::Paragraph(
                    Line::text("see ")
                        .and(Piece::Link("rule/b".to_owned(), "b".to_owned()))
                        .and(Piece::Code("c-d".to_owned())),
                )],
            ),
        ],
    }
}

#[test]
fn a_page_as_html() {
    let text = sheet("rule/a").write(Form::Html);
    let body = text.split("</head>").nth(1).unwrap();
    insta::assert_snapshot!(body);
    assert!(!text.contains("<script"));
}

#[test]
fn a_page_as_markdown() {
    insta::assert_snapshot!(sheet("rule/a").write(Form::Markdown));
}

#[test]
fn links_lead_from_where_the_page_stands() {
    let (top, below) = (sheet("index"), sheet("rule/a"));
    assert_eq!(top.link("rule/b", Form::Html), "rule/b.html");
    assert_eq!(below.link("rule/b", Form::Markdown), "b.md");
    assert_eq!(below.link("index", Form::Html), "../index.html");
}

/// The colours of the style by their names, in the order of the text.
fn colours(name: &str) -> Vec<[u32; 3]> {
    let style = include_str!("style.css");
    let mark = format!("--{name}: #");
    let marks = style.split(&mark).skip(1);
    marks
        .map(|rest| {
            [0, 2, 4].map(|start| u32::from_str_radix(&rest[start..start + 2], 16).unwrap())
        })
        .collect()
}

/// The relative luminance of WCAG 2 in millionths: its curve for a channel is that of 2.2 within a
/// hundredth, and whole numbers do: `x^2.2` as `x² · x^0.2`, the fifth root by search.
fn luminance(colour: [u32; 3]) -> u64 {
    let channel = |value: u32| {
        let value = u64::from(value) * 1_000 / 255;
        let fifth = (0..=1_000u64)
            .find(|root| root.pow(5) >= value * 1_000_000_000_000)
            .unwrap();
        value * value * fifth / 1_000
    };
    let [red, green, blue] = colour.map(channel);
    (2_126 * red + 7_152 * green + 722 * blue) / 10_000
}

#[test]
fn every_ink_can_be_read_on_every_paper() {
    for paper in ["paper", "code"] {
        for ink in ["ink", "quiet", "link"] {
            for (paper, ink) in colours(paper).into_iter().zip(colours(ink)) {
                let (one, other) = (luminance(paper) + 50_000, luminance(ink) + 50_000);
                let (light, dark) = (one.max(other), one.min(other));
                assert!(
                    light * 10 >= dark * 45,
                    "{ink:?} on {paper:?}: {light} to {dark}"
                );
            }
        }
    }
    assert_eq!(colours("ink").len(), 3, "light, dark, and printed");
}
