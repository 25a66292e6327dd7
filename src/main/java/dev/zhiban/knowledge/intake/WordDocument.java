package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A DOCX document: headings by their style or outline level, lists by their numbering, tables, monospaced paragraphs as code.
final class WordDocument {

    private static final Pattern HEADING = Pattern.compile("(?:heading|标题) ?([1-6])");
    private static final Pattern MONOSPACED = Pattern
            .compile("(?i).*(?:courier|consolas|mono|menlo|monaco|fira code|source code).*");

    private final XWPFDocument document;
    private final Element root = new Element("div");
    private final Deque<Element> lists = new ArrayDeque<>();
    private final Map<String, byte[]> images = new HashMap<>();
    private String title = "";

    private WordDocument(XWPFDocument document) {
        this.document = document;
    }

    static void read(String place, Path file, Taking taking) throws IOException {
        try (InputStream in = Files.newInputStream(file); XWPFDocument document = new XWPFDocument(in)) {
            WordDocument word = new WordDocument(document);
            document.getBodyElements().forEach(word::add);
            String named = document.getProperties().getCoreProperties().getTitle();
            String title = word.title.isEmpty() && named != null ? named : word.title;
            taking.take(place, title.isBlank() ? Intake.baseName(place) : title,
                    Markdown.of(word.root, new Album(taking, source -> Optional.ofNullable(word.images.get(source)))));
        }
    }

    private void add(IBodyElement element) {
        if (element instanceof XWPFParagraph paragraph) {
            paragraph(paragraph);
        } else if (element instanceof XWPFTable table) {
            lists.clear();
            root.appendChild(table(table));
        }
    }

    private void paragraph(XWPFParagraph paragraph) {
        String style = style(paragraph);
        int level = level(paragraph, style);
        if (style.equals("title") || style.equals("标题")) {
            title = title.isEmpty() ? paragraph.getText().strip() : title;
        } else if (level > 0) {
            lists.clear();
            root.appendElement("h" + Math.min(6, level + 1)).text(paragraph.getText());
        } else if (paragraph.getNumID() != null && !paragraph.getText().isBlank()) {
            item(paragraph);
        } else if (isCode(paragraph)) {
            lists.clear();
            Element last = root.lastElementChild();
            Element pre = last != null && last.normalName().equals("pre") ? last : root.appendElement("pre");
            pre.appendText((pre.childNodeSize() == 0 ? "" : "\n") + paragraph.getText());
        } else {
            lists.clear();
            runs(paragraph, root.appendElement("p"));
        }
    }

    private String style(XWPFParagraph paragraph) {
        String id = paragraph.getStyle();
        XWPFStyle style = id == null || document.getStyles() == null ? null : document.getStyles().getStyle(id);
        String name = style == null || style.getName() == null ? id : style.getName();
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /// Of a heading, from 1; 0 for other paragraphs.
    private static int level(XWPFParagraph paragraph, String style) {
        Matcher named = HEADING.matcher(style);
        if (named.find()) {
            return Integer.parseInt(named.group(1));
        }
        var properties = paragraph.getCTP().getPPr();
        boolean outlined = properties != null && properties.isSetOutlineLvl();
        return outlined && properties.getOutlineLvl().getVal().intValue() < 6
                ? properties.getOutlineLvl().getVal().intValue() + 1
                : 0;
    }

    private void item(XWPFParagraph paragraph) {
        int depth = paragraph.getNumIlvl() == null ? 1 : Math.min(8, paragraph.getNumIlvl().intValue()) + 1;
        while (lists.size() > depth) {
            lists.pop();
        }
        while (lists.size() < depth) {
            Element outer = lists.peek();
            Element into = outer == null ? root : outer.lastElementChild() == null ? outer : outer.lastElementChild();
            lists.push(into.appendElement(ordered(paragraph.getNumFmt()) ? "ol" : "ul"));
        }
        runs(paragraph, lists.getFirst().appendElement("li"));
    }

    private static boolean ordered(@Nullable String format) {
        return format != null && !format.equals("bullet") && !format.equals("none");
    }

    private static boolean isCode(XWPFParagraph paragraph) {
        List<XWPFRun> written = paragraph.getRuns().stream().filter(run -> !run.text().isBlank()).toList();
        return !written.isEmpty() && written.stream().allMatch(WordDocument::isCode);
    }

    private static boolean isCode(XWPFRun run) {
        String font = run.getFontFamily();
        return font != null && MONOSPACED.matcher(font).matches();
    }

    private void runs(XWPFParagraph paragraph, Element into) {
        for (XWPFRun run : paragraph.getRuns()) {
            boolean unseen = run.isVanish();
            if (unseen || run.text().isEmpty() && run.getEmbeddedPictures().isEmpty()) {
                continue;
            }
            run.getEmbeddedPictures().forEach(picture -> image(picture, into));
            Element part = run instanceof XWPFHyperlinkRun link && link.getHyperlink(paragraph.getDocument()) != null
                    ? into.appendElement("a").attr("href", link.getHyperlink(paragraph.getDocument()).getURL())
                    : into;
            Element text = isCode(run) ? part.appendElement("code") : run.isBold() ? part.appendElement("b") : part;
            text.appendText(run.text());
        }
    }

    private void image(XWPFPicture picture, Element into) {
        Element image = into.appendElement("img").attr("alt", String.valueOf(picture.getDescription()).replace("null", ""));
        XWPFPictureData data = picture.getPictureData();
        if (data != null) {
            String name = images.size() + "/" + data.getFileName();
            images.put(name, data.getData());
            image.attr("src", name);
        }
    }

    private Element table(XWPFTable table) {
        Element out = new Element("table");
        for (XWPFTableRow row : table.getRows()) {
            Element line = out.appendElement("tr");
            for (XWPFTableCell cell : row.getTableCells()) {
                Element into = line.appendElement("td");
                cell.getParagraphs().forEach(paragraph -> runs(paragraph, into.appendElement("p")));
            }
        }
        return out;
    }
}
