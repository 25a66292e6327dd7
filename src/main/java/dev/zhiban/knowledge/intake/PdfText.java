package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Text;

/// The text of a PDF in reading order. Larger lines are headings, monospaced ones code, lines with a mark in front lists; what
/// comes again on most pages (running heads, page numbers) is left out. Images stand where they are drawn. Tables come as lines of text: PDF does not know them.
final class PdfText {

    private static final int MOST_PAGES = 500;
    private static final double LARGER = 1.15;
    private static final int HEADING = 80;
    private static final Pattern MARK = Pattern.compile("^(?:[•●▪◦·‣–*-]|(\\d{1,2})[.)、）])\\s*(?=\\S)");
    private static final Pattern MONOSPACED = Pattern.compile("(?i).*(?:courier|consolas|mono|menlo|monaco).*");
    private static final Set<String> LEADS_ON = Set.of("p", "ol", "ul");
    private static final String IMAGE = "image";
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    /// A line of a page, so far from its upper edge; or an image.
    private record Line(int page, double top, String text, double size, boolean code, boolean gap, String image) {

        static Line of(PdfImages.Drawn image) {
            return new Line(image.page(), image.top(), "", 0, false, true, image.source());
        }
    }

    private PdfText() {
    }

    static void read(String place, Path file, Taking taking) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            int pages = pdf.getNumberOfPages();
            if (pages > MOST_PAGES) {
                taking.refuse(place,
                        Text.of("超过 " + MOST_PAGES + " 页，请先拆开。", "More than " + MOST_PAGES + " pages; split it first."));
                return;
            }
            PdfImages images = new PdfImages();
            Lines lines = new Lines(images);
            lines.getText(pdf);
            List<Line> body = withoutRunningHeads(lines.lines, pages);
            if (body.isEmpty()) {
                taking.refuse(place, Text.of("里面没有文字，大概是扫描件；请先做文字识别（OCR）。",
                        "There is no text in it; it seems to be a scan. Recognise its text (OCR) first."));
                return;
            }
            String named = pdf.getDocumentInformation().getTitle();
            Built built = new Built(withImages(body, images.ofTheText(pages)));
            String title = built.title.isEmpty() && named != null ? named : built.title;
            taking.take(place, title.isBlank() ? Intake.baseName(place) : title,
                    Markdown.of(built.root, new Album(taking, images)));
        } catch (InvalidPasswordException locked) {
            taking.refuse(place, Text.of("文件有密码，打不开。", "It is protected by a password."));
        }
    }

    /// Without the first and last lines of pages that are alike on most of them.
    private static List<Line> withoutRunningHeads(List<Line> lines, int pages) {
        Set<Line> edges = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < lines.size(); i++) {
            int page = lines.get(i).page();
            if (i == 0 || i == lines.size() - 1 || lines.get(i - 1).page() != page || lines.get(i + 1).page() != page) {
                edges.add(lines.get(i));
            }
        }
        Map<String, Long> alike = edges.stream().collect(Collectors.groupingBy(PdfText::shape, Collectors.counting()));
        return lines.stream()
                .filter(line -> pages < 3 || !edges.contains(line) || alike.getOrDefault(shape(line), 0L) * 2 <= pages)
                .toList();
    }

    /// Each image before the line that is below its upper edge.
    private static List<Line> withImages(List<Line> lines, List<PdfImages.Drawn> images) {
        List<Line> all = new ArrayList<>(lines);
        for (PdfImages.Drawn image : images) {
            int at = 0;
            while (at < all.size() && (all.get(at).page() < image.page()
                    || all.get(at).page() == image.page() && all.get(at).top() <= image.top())) {
                at++;
            }
            all.add(at, Line.of(image));
        }
        return all;
    }

    private static String shape(Line line) {
        return NUMBERS.matcher(line.text()).replaceAll("#");
    }

    /// Collects lines with what tells a heading or code.
    private static final class Lines extends PDFTextStripper {
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private double size;
        private boolean code = true;
        private double lastY;
        private double height;

        private final PdfImages images;

        Lines(PdfImages images) {
            this.images = images;
            setSortByPosition(true);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            boolean draws = operator.getName().equals(OperatorName.DRAW_OBJECT) && !operands.isEmpty();
            if (draws && operands.getFirst() instanceof COSName name && getResources() != null
                    && getResources().isImageXObject(name) && getResources().getXObject(name) instanceof PDImageXObject image) {
                Matrix at = getGraphicsState().getCurrentTransformationMatrix();
                double height = getCurrentPage().getCropBox().getHeight();
                images.draw(image, getCurrentPageNo(), height - at.getTranslateY() - at.getScalingFactorY(),
                        at.getScalingFactorX(), at.getScalingFactorY());
                return;
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String part, List<TextPosition> positions) throws IOException {
            for (TextPosition position : positions) {
                size = Math.max(size, position.getFontSizeInPt());
                String font = position.getFont() == null ? null : position.getFont().getName();
                code &= part.isBlank() || font != null && MONOSPACED.matcher(font).matches();
                height = position.getYDirAdj();
            }
            text.append(part);
        }

        @Override
        protected void writeWordSeparator() {
            text.append(' ');
        }

        @Override
        protected void writeLineSeparator() {
            String line = code ? text.toString().stripTrailing() : text.toString().strip();
            if (!line.isBlank()) {
                boolean gap = lines.isEmpty() || lines.getLast().page() != getCurrentPageNo() || height - lastY > size * 1.8;
                lines.add(new Line(getCurrentPageNo(), height, line, size, code, gap, ""));
                lastY = height;
            }
            text.setLength(0);
            size = 0;
            code = true;
        }

        @Override
        protected void writePageEnd() {
            writeLineSeparator();
        }
    }

    /// Headings, paragraphs, lists and code out of lines.
    private static final class Built {
        private final Element root = new Element("div");
        private final double usual;
        private String title = "";

        Built(List<Line> lines) {
            Map<Double, Integer> letters = new HashMap<>();
            lines.stream().filter(line -> line.image().isEmpty())
                    .forEach(line -> letters.merge(line.size(), line.text().length(), Integer::sum));
            usual = letters.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            double largest = letters.keySet().stream().mapToDouble(Double::doubleValue).max().orElse(usual);
            for (Line line : lines) {
                if (!line.image().isEmpty()) {
                    root.appendElement("p").addClass(IMAGE).appendElement("img").attr("src", line.image());
                } else if (title.isEmpty() && largest >= usual * LARGER && line.size() == largest
                        && root.children().not("." + IMAGE).isEmpty()) {
                    title = line.text();
                } else {
                    add(line);
                }
            }
        }

        private void add(Line line) {
            Element last = root.lastElementChild();
            String kind = last == null ? "" : last.normalName();
            var mark = MARK.matcher(line.text());
            if (line.code()) {
                Element pre = last(last, "pre");
                pre.appendText((pre.childNodeSize() == 0 ? "" : "\n") + line.text());
            } else if (line.size() >= usual * LARGER && line.text().length() <= HEADING) {
                root.appendElement(line.size() >= usual * 1.4 ? "h2" : "h3").text(line.text());
            } else if (mark.find()) {
                Element list = last(last, mark.group(1) != null ? "ol" : "ul");
                if (mark.group(1) != null && list.childrenSize() == 0) {
                    list.attr("start", mark.group(1));
                }
                list.appendElement("li").text(line.text().substring(mark.end()));
            } else if (last == null || line.gap() || !LEADS_ON.contains(kind) || last.hasClass(IMAGE)) {
                root.appendElement("p").text(line.text());
            } else {
                Element item = last.lastElementChild();
                join(kind.equals("p") || item == null ? last : item, line.text());
            }
        }

        /// The last element, if it is of that kind, else a new one.
        private Element last(@Nullable Element last, String kind) {
            return last != null && last.normalName().equals(kind) ? last : root.appendElement(kind);
        }

        /// Lines of a paragraph are one text: with a space between words that are written with spaces.
        private static void join(Element into, String line) {
            String before = into.text();
            boolean spaced = !before.isEmpty() && before.charAt(before.length() - 1) < 0x2E80 && line.charAt(0) < 0x2E80;
            into.appendText((spaced ? " " : "") + line);
        }
    }
}
