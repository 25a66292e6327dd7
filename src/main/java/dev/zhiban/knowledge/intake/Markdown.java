package dev.zhiban.knowledge.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import dev.zhiban.platform.text.Text;

/// Writes a tree of HTML elements as Markdown: headings (the highest becomes `##`), lists, tables, code, quotations, links to
/// `http`, `https` and `mailto`. What a reader of the page would not see is left out, as are scripts and forms; images are what the [Album] makes of them.
final class Markdown {

    private static final Set<String> LEFT_OUT = Set.of("script", "style", "noscript", "template", "iframe", "object", "svg",
            "form", "input", "select", "textarea", "nav", "footer", "head", "button");
    private static final Set<String> BLOCKS = Set.of("address", "article", "aside", "body", "center", "details", "dd", "div",
            "dl",
            "dt", "fieldset", "figcaption", "figure", "header", "hgroup", "html", "main", "p", "section", "summary");
    private static final Pattern UNSEEN = Pattern
            .compile("(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0|opacity\\s*:\\s*0(?:[;\\s]|$))");
    private static final Pattern ZERO_WIDTH = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF]");
    private static final Pattern LANGUAGE = Pattern.compile("(?:language-|lang-|brush:\\s*)([A-Za-z0-9+#-]{1,20})");
    private static final Pattern IMAGE = Pattern
            .compile("!\\[([^\\]\\n]{0,500})]\\(<?([^()<>\\s]{1,1000})>?(?:\\s+\"[^\"\\n]*\")?\\)");
    private static final int DEEPEST = 200;

    private final StringBuilder out = new StringBuilder();
    private final Album album;
    private final int shift;
    private int depth;

    private Markdown(Element root, Album album) {
        this.album = album;
        int highest = root.select("h1, h2, h3, h4, h5, h6").stream().mapToInt(Markdown::level).min().orElse(2);
        this.shift = 2 - highest;
    }

    static Markdown of(Element root, Album album) {
        Markdown markdown = new Markdown(root, album);
        markdown.blocks(root);
        return markdown;
    }

    /// Text that is Markdown already.
    static Markdown of(String text, Album album) {
        Markdown markdown = new Markdown(new Element("div"), album);
        markdown.out.append(IMAGE.matcher(seen(text)).replaceAll(image -> Matcher.quoteReplacement(
                album.known(image.group(2)) ? album.markdown(image.group(2), image.group(1), "") : image.group())).strip());
        return markdown;
    }

    String text() {
        return out.toString().strip();
    }

    List<Text> notes() {
        return album.notes();
    }

    List<Picture> pictures() {
        return album.pictures();
    }

    private void blocks(Element parent) {
        StringBuilder line = new StringBuilder();
        for (Node node : parent.childNodes()) {
            if (node instanceof Element element && !isInline(element)) {
                paragraph(line);
                if (isSeen(element) && depth < DEEPEST) {
                    depth++;
                    block(element);
                    depth--;
                }
            } else {
                inline(node, line);
            }
        }
        paragraph(line);
    }

    private void block(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol" -> {
                list(element, "");
                out.append('\n');
            }
            case "table" -> table(element);
            case "pre" -> code(element);
            case "blockquote" -> quotation(element);
            case "hr" -> out.append("---\n\n");
            default -> blocks(element);
        }
    }

    private void heading(Element element) {
        String text = line(element);
        if (!text.isEmpty()) {
            out.append("#".repeat(Math.clamp(level(element) + shift, 2, 6))).append(' ').append(text.replace("**", ""))
                    .append("\n\n");
        }
    }

    private static int level(Element element) {
        return element.normalName().charAt(1) - '0';
    }

    private void list(Element list, String indent) {
        boolean ordered = list.normalName().equals("ol");
        int number = number(list.attr("start"));
        for (Element item : list.children()) {
            if (item.normalName().equals("li") && isSeen(item)) {
                String mark = ordered ? number++ + ". " : "- ";
                item(item, indent, mark);
            } else if (item.normalName().equals("ul") || item.normalName().equals("ol")) {
                list(item, indent + "   ");
            }
        }
    }

    private static int number(String start) {
        return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
    }

    private void item(Element item, String indent, String mark) {
        String inside = indent + " ".repeat(mark.length());
        Markdown content = new Markdown(new Element("div"), album);
        content.depth = depth + 1;
        if (depth < DEEPEST) {
            content.blocks(item);
        }
        String text = content.text().replaceAll("\n{2,}(?=\\s*(?:- |\\d+\\. ))", "\n");
        out.append(indent).append(mark).append(text.replace("\n", "\n" + inside).replaceAll("(?m)^\\s+$", "")).append('\n');
    }

    private void table(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            if (row.closest("table") == table && isSeen(row)) {
                rows.add(row.select("> td, > th").stream().map(this::cell).toList());
            }
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0) {
            return;
        }
        if (columns == 1) {
            rows.forEach(row -> row.stream().filter(cell -> !cell.isEmpty()).forEach(cell -> out.append(cell).append("\n\n")));
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), columns);
            if (i == 0) {
                out.append("|---".repeat(columns)).append("|\n");
            }
        }
        out.append('\n');
    }

    private void row(List<String> cells, int columns) {
        for (int i = 0; i < columns; i++) {
            out.append("| ").append(i < cells.size() ? cells.get(i) : "").append(' ');
        }
        out.append("|\n");
    }

    private String cell(Element cell) {
        StringBuilder text = new StringBuilder();
        for (Element part : cell.select("p, li, br, div")) {
            part.prependText(" ");
        }
        cell.childNodes().forEach(node -> inline(node, text));
        return squeezed(text).replace("|", "\\|");
    }

    private void code(Element pre) {
        Element inner = pre.selectFirst("code");
        String classes = pre.className() + " " + (inner == null ? "" : inner.className()) + " " + pre.attr("data-lang");
        var language = LANGUAGE.matcher(classes);
        String text = seen(pre.wholeText()).strip();
        String fence = text.contains("```") ? "````" : "```";
        out.append(fence).append(language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "").append('\n').append(text)
                .append('\n').append(fence).append("\n\n");
    }

    private void quotation(Element element) {
        Markdown content = new Markdown(element, album);
        content.depth = depth;
        content.blocks(element);
        out.append("> ").append(content.text().replace("\n", "\n> ")).append("\n\n");
    }

    private void paragraph(StringBuilder line) {
        String text = squeezed(line);
        if (!text.isEmpty()) {
            out.append(text.matches("(?s)(?:#{1,6} |[-+] |\\d+[.)] |>).*") ? "\\" + text : text).append("\n\n");
        }
        line.setLength(0);
    }

    private String line(Element element) {
        StringBuilder text = new StringBuilder();
        element.childNodes().forEach(node -> inline(node, text));
        return squeezed(text).replace("  \n", " ").replace('\n', ' ');
    }

    private void inline(Node node, StringBuilder line) {
        if (node instanceof TextNode text) {
            line.append(seen(text.getWholeText()).replaceAll("\\s+", " ").replace("<", "\\<"));
        } else if (node instanceof Element element && isSeen(element) && depth < DEEPEST) {
            depth++;
            switch (element.normalName()) {
                case "br" -> line.append("  \n");
                case "img" -> line.append(album.markdown(element.attr("src"), element.attr("alt"), element.attr("width")));
                case "strong", "b" -> around(element, "**", line);
                case "code", "kbd", "samp", "tt" -> code(element, line);
                case "a" -> link(element, line);
                default -> element.childNodes().forEach(child -> inline(child, line));
            }
            depth--;
        }
    }

    private void around(Element element, String mark, StringBuilder line) {
        String text = line(element);
        if (!text.isEmpty()) {
            line.append(text.startsWith("**") ? text : mark + text + mark);
        }
    }

    private static void code(Element element, StringBuilder line) {
        String text = seen(element.wholeText()).replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
            String mark = text.contains("`") ? "``" : "`";
            line.append(mark).append(text).append(mark);
        }
    }

    private void link(Element element, StringBuilder line) {
        String text = line(element);
        String target = element.absUrl("href").isEmpty() ? element.attr("href").strip() : element.absUrl("href");
        boolean leads = target.matches("(?i)(?:https?://|mailto:)[^\\s<>()]+");
        line.append(text.isEmpty() ? "" : !leads || text.equals(target) ? text : "[" + text + "](" + target + ")");
    }

    private static boolean isInline(Element element) {
        String name = element.normalName();
        boolean block = BLOCKS.contains(name) || name.matches("h[1-6]|ul|ol|table|pre|blockquote|hr|tbody|thead|tr|td|th|li");
        return !block && element.selectFirst("p, ul, ol, table, pre, h1, h2, h3, h4, h5, h6, div") == null;
    }

    private static boolean isSeen(Element element) {
        return !LEFT_OUT.contains(element.normalName()) && !element.hasAttr("hidden")
                && !element.attr("aria-hidden").equals("true")
                && !UNSEEN.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
    }

    private static String seen(String text) {
        return ZERO_WIDTH.matcher(text).replaceAll("").replace('\u00A0', ' ');
    }

    private static String squeezed(StringBuilder line) {
        return line.toString().replaceAll("[ \\t]+", " ").replaceAll(" ?\n ?", "\n").replaceAll("(?<!\n) ?\n", "  \n").strip()
                .replaceAll("(?:\\s*\n)+$", "");
    }
}
