package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.zhiban.platform.text.Text;

/// Reads a document, a table of questions, an archive of them or an export of another desk. What a file is, is told by its
/// content, and by its name only where the content cannot tell. Each document that fails is named with its place; the others
/// come along. Bounded in size, time and number.
final class Intake {

    /// Bytes of one document.
    static final long MOST_BYTES = 50L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// What came of it.
    record Taken(List<Document> documents, List<Trouble> troubles) {
    }

    private Intake() {
    }

    /// @param name of the file, as the person knows it
    /// @param progress told the place of each document that is begun
    static Taken read(String name, Path file, Consumer<String> progress) {
        Taking taking = new Taking(PATIENCE, progress);
        read(name, file, taking, Pictures.NONE, false);
        return new Taken(taking.documents(), taking.troubles());
    }

    /// @param pictures where the images are that the document names without holding them
    static void read(String place, Path file, Taking taking, Pictures pictures, boolean insideArchive) {
        if (!taking.begin(place)) {
            return;
        }
        try {
            FileKind kind = FileKind.of(place, file);
            if (kind.bytes(file) > kind.most()) {
                taking.refuse(place, tooLarge(kind.most()));
                return;
            }
            if (kind == FileKind.ARCHIVE) {
                archive(place, file, taking, insideArchive);
            } else {
                read(kind, place, file, taking, pictures);
            }
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            taking.refuse(place, Text.of("文件损坏或不完整，读不出来。", "The file is damaged or incomplete and cannot be read."));
        }
    }

    /// One document of a known kind, an archive's own documents excepted.
    static void read(FileKind kind, String place, Path file, Taking taking, Pictures pictures) throws IOException {
        switch (kind) {
            case WORD -> WordDocument.read(place, file, taking);
            case SHEET -> QuestionTable.read(place, file, taking);
            case PDF -> PdfText.read(place, file, taking);
            case HTML -> WebPage.read(place, file, taking, pictures);
            case JSON -> ZendeskExport.read(place, file, taking, pictures);
            case TEXT -> plain(place, file, taking, pictures);
            case CONFLUENCE -> ConfluenceExport.read(place, file, taking);
            case ARCHIVE -> throw new IOException("an archive is no document");
            case OLD_OFFICE -> taking.refuse(place, Text.of("旧的 Office 格式：请另存为 .docx 或 .xlsx 再导入。",
                    "An old Office format: save it as .docx or .xlsx first."));
            case UNKNOWN -> taking.refuse(place, Text.of("不认识这种文件；可以导入 Markdown、DOCX、PDF、HTML、XLSX 和 ZIP。",
                    "Not a kind that can be read; Markdown, DOCX, PDF, HTML, XLSX and ZIP are."));
        }
    }

    static Text tooLarge(long most) {
        return Text.of("内容超过 " + (most >> 20) + " MB，请先拆开。",
                "Its content is larger than " + (most >> 20) + " MB; split it first.");
    }

    private static void archive(String place, Path file, Taking taking, boolean inside) throws IOException {
        if (inside) {
            taking.refuse(place, Text.of("压缩包里的压缩包没有打开。", "An archive inside an archive is not opened."));
        } else {
            Archive.read(place, file, taking);
        }
    }

    private static void plain(String place, Path file, Taking taking, Pictures pictures) throws IOException {
        String text = FileKind.text(file);
        String body = text.startsWith("---\n") ? text.substring(Math.max(0, text.indexOf("\n---", 3) + 4)) : text;
        String first = body.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
        boolean titled = first.startsWith("# ");
        String rest = titled ? body.substring(body.indexOf(first) + first.length()) : body;
        taking.take(place, titled ? first.substring(2) : baseName(place), Markdown.of(rest, new Album(taking, pictures)));
    }

    /// The name without folders and ending.
    static String baseName(String place) {
        String name = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
        return name.contains(".") && name.indexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /// @throws IOException also when there are more than `most` bytes
    static Path copied(InputStream in, long most) throws IOException {
        Path copy = Files.createTempFile("intake", null);
        try {
            Files.copy(new Limited(in, most), copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }
}
