#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A page for people as a value. Texts are what a reader sees, whatever Markdown or HTML would make
/// of them; how they are written is the writer's business.
namespace obsgen::emit {

namespace page {

/// Words in a line; a blank at either end parts them from their neighbours.
struct Words {
  std::string text{};
};

struct Strong {
  std::string text{};
};

/// A name as programs write it; it has no backtick.
struct Name {
  std::string text{};
};

/// Leads to `target`: a page beside this one, by its file name, or a URL.
struct Link {
  std::string text{};
  std::string target{};
};

using Span = std::variant<Words, Strong, Name, Link>;
using Line = std::vector<Span>;

/// Level 1 is the title of the page.
struct Heading {
  int level = 1;
  std::string text{};
};

/// Somebody's text of one or several lines; blank lines part paragraphs.
struct Prose {
  std::string text{};
};

struct Listing {
  std::string language{};
  std::string code{};
};

struct Bullets {
  std::vector<Line> items{};
};

/// A numbered list.
struct Steps {
  std::vector<Line> items{};
};

/// As many cells in each row as in the head.
struct Table {
  std::vector<std::string> head{};
  std::vector<std::vector<Line>> rows{};
};

using Block = std::variant<Heading, Prose, Line, Listing, Bullets, Steps, Table>;

/// Words of somebody's text of one or several lines, without blanks at its ends.
Words words(std::string_view text);

}  // namespace page

/// `comment` is for those who look at the source.
struct Page {
  std::string comment{};
  std::vector<page::Block> blocks{};
};

/// The page as Markdown: the comment, then its blocks with a blank line before each.
/// Source: CommonMark 0.31, and GitHub's tables.
std::string write_page(const Page& page);

}  // namespace obsgen::emit
