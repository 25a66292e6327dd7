package dev.zhiban.knowledge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.knowledge.attachment.Attachments;

class ImagesComeWithTheirDocumentTest {

    /// One pixel.
    static final byte[] PIXEL = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    private static final String MARK = "(image:" + Attachments.checksum(PIXEL) + ")";

    @TempDir
    Path folder;

    @Test
    void aPageInAnArchiveBringsTheImagesBesideIt() throws IOException {
        Document page = only(zip(Map.of("wiki/pages/vpn.html",
                bytes("""
                        <h1>VPN</h1><p>Look: <img src="../img/my%20dialog.png?v=2" alt="The [dialog]"> here</p>
                        <p><img src="../img/fake.png"><img src="gone.png"><img src="https://tracker.example/x.png"><img src=x width=1></p>"""),
                "wiki/img/my dialog.png", PIXEL, "wiki/img/fake.png", bytes("<script>")))).getFirst();

        assertThat(page.markdown()).isEqualTo("Look: ![The dialog]" + MARK + " here");
        assertThat(page.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.bytes()).isEqualTo(PIXEL);
            assertThat(picture.name()).isEqualTo("my%20dialog.png");
        });
        assertThat(page.notes()).singleElement().extracting(note -> note.en()).isEqualTo("3 images were left behind.");
    }

    @Test
    void markdownInAnArchiveBringsItsImagesAndKeepsOtherText() throws IOException {
        Document page = only(zip(Map.of("a.md",
                bytes("# A\n\n![Dialog](img/d.png \"t\") ![web](https://x.example/y.png)\n\n```\n![no](code.png)\n```"),
                "img/d.png", PIXEL))).getFirst();

        assertThat(page.markdown())
                .isEqualTo("![Dialog]" + MARK + " ![web](https://x.example/y.png)\n\n```\n![no](code.png)\n```");
    }

    @Test
    void imagesWithinAPageComeOutOfIt() throws IOException {
        Path file = Files.writeString(folder.resolve("p.html"),
                "<h1>P</h1><p><img alt=one src='data:image/png;base64," + Base64.getEncoder().encodeToString(PIXEL) + "'></p>");

        assertThat(only(file).getFirst().markdown()).isEqualTo("![one]" + MARK);
    }

    @Test
    void aWordDocumentBringsItsImages() throws IOException, InvalidFormatException {
        Path file = folder.resolve("guide.docx");
        try (XWPFDocument word = new XWPFDocument(); OutputStream out = Files.newOutputStream(file)) {
            var run = word.createParagraph().createRun();
            run.setText("Press here ");
            run.addPicture(new ByteArrayInputStream(PIXEL), PictureType.PNG, "button.png", Units.toEMU(9), Units.toEMU(9));
            word.write(out);
        }

        Document document = only(file).getFirst();

        assertThat(document.markdown()).contains("Press here").contains(MARK);
        assertThat(document.pictures()).hasSize(1);
    }

    @Test
    void anExportOfConfluenceBringsTheNewestVersionOfAnAttachment() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("entities.xml", bytes("""
                <hibernate-generic><object class="Page"><id name="id">5</id><property name="title">Deploy</property></object>
                <object class="Attachment"><id name="id">9</id><property name="title">shot.png</property>
                <property name="containerContent" class="Page"><id name="id">5</id></property></object>
                <object class="BodyContent"><id name="id">6</id><property name="body"><![CDATA[<p>See
                <ac:image ac:alt="Shot"><ri:attachment ri:filename="shot.png"/></ac:image></p>]]></property>
                <property name="content" class="Page"><id name="id">5</id></property></object></hibernate-generic>"""));
        entries.put("attachments/5/9/1", bytes("an older version that is no image"));
        entries.put("attachments/5/9/10", PIXEL);

        assertThat(only(zip(entries)).getFirst().markdown()).isEqualTo("See ![Shot]" + MARK);
    }

    @Test
    void aPdfBringsItsImagesWhereTheyAreDrawn() throws IOException {
        Path file = folder.resolve("guide.pdf");
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            PDImageXObject dialog = LosslessFactory.createFromImage(pdf, new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB));
            PDImageXObject photo = JPEGFactory.createFromImage(pdf, new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB));
            try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
                line(out, 700, "Open the settings.");
                out.drawImage(dialog, 72, 560, 120, 90);
                line(out, 500, "Press the red button.");
                out.drawImage(photo, 72, 300, 120, 90);
                out.drawImage(photo, 300, 700, 8, 8);
            }
            pdf.save(file.toFile());
        }

        Document document = only(file).getFirst();

        assertThat(document.markdown().replaceAll("image:[0-9a-f]+", "image"))
                .isEqualTo("Open the settings.\n\n![image-1](image)\n\nPress the red button.\n\n![image-2](image)");
        assertThat(document.pictures()).extracting(picture -> Attachments.isImage(picture.bytes())).containsExactly(true, true);
        assertThat(document.notes()).isEmpty();
    }

    private static void line(PDPageContentStream out, float y, String text) throws IOException {
        out.beginText();
        out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        out.newLineAtOffset(72, y);
        out.showText(text);
        out.endText();
    }

    @Test
    void anExportOfZendeskBringsTheImagesThatWereSavedBesideIt() throws IOException {
        Document article = only(zip(Map.of("export/articles.json",
                bytes("""
                        {"articles":[{"id":7,"title":"Deploy","body":"<p>See <img src='https://desk.example/hc/article_attachments/360001/shot.png' alt='Shot'>\
                         and <img src='https://desk.example/hc/article_attachments/360002/gone.png'></p>"}]}"""),
                "export/article_attachments/360001/shot.png", PIXEL))).getFirst();

        assertThat(article.markdown()).isEqualTo("See ![Shot]" + MARK + " and");
        assertThat(article.notes()).singleElement().extracting(note -> note.en()).isEqualTo("1 image was left behind.");
    }

    @Test
    void imagesOfOneImportAreBounded() {
        Taking taking = new Taking(java.time.Duration.ofSeconds(9), place -> {
        });

        assertThat(taking.room((int) Taking.MOST_IMAGES)).isTrue();
        assertThat(taking.room(1)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static java.util.List<Document> only(Path file) {
        Intake.Taken taken = Intake.read(file.getFileName().toString(), file, place -> {
        });
        assertThat(taken.troubles()).isEmpty();
        assertThat(taken.documents()).hasSize(1);
        return taken.documents();
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return file;
    }
}
