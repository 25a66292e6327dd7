package dev.zhiban.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.platform.web.Problem;

class ExportGivesTheFilesBackTest {

    private static final Path SHIPPED = Path.of("knowledge-base");
    private static final UUID EDITOR = UUID.randomUUID();
    private static final String FILE = """
            ---
            # kept as it is
            id: vpn
            title: "VPN: 连不上"
            lang: zh
            audience: everyone
            owner: network-team
            review-by: 2027-06-30
            ---
            先换手机热点。
            """;

    @TempDir
    Path base;

    private final TestArticles test = new TestArticles();

    @Test
    void whatWasNotChangedComesBackByteForByte() throws IOException {
        test.folder.run(SHIPPED);

        Map<String, String> zipped = zipped();

        assertThat(zipped).hasSizeGreaterThan(100);
        for (Map.Entry<String, String> file : zipped.entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(SHIPPED.resolve(file.getKey())));
        }
    }

    @Test
    void writtenAnewAFileSaysTheSame() throws IOException {
        int same = 0;
        List<ArticleFolder.Found> all = ArticleFolder.read(SHIPPED).articles();
        for (ArticleFolder.Found file : all) {
            String fresh = FrontMatter.file(file.article().id(), file.article().content(), "", Set.of());
            assertThat(ArticleFile.parse(file.path(), fresh, Set.of())).isEqualTo(file.article());
            same += fresh.equals(file.text()) ? 1 : 0;
        }
        System.err.println("Written anew, " + same + " of " + all.size() + " files are the same byte for byte");
        assertThat(same).isGreaterThan(all.size() / 2);
    }

    @Test
    void aChangedTextLeavesTheFrontMatterAsItWas() throws IOException {
        write("articles/vpn.md", FILE);
        test.folder.run(base);
        publish(text("先换热点，再换网络。"));

        FolderExport.Report report = test.export.write(base);

        assertThat(report.written()).containsExactly("articles/vpn.md");
        assertThat(base.resolve("articles/vpn.md")).hasContent(FILE.replace("先换手机热点。", "先换热点，再换网络。"));
        ImportReport again = test.folder.run(base);
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(test.articles.versions("vpn")).hasSize(2);
        assertThat(test.export.write(base).unchanged()).isEqualTo(1);
    }

    @Test
    void whatChangedOnBothSidesIsNamedAndNotOverwritten() throws IOException {
        write("articles/vpn.md", FILE);
        test.folder.run(base);
        publish(text("这里改的。"));
        String there = FILE.replace("先换手机热点。", "文件里改的。");
        write("articles/vpn.md", there);

        assertThat(test.export.write(base).conflicts()).containsExactly("articles/vpn.md");
        assertThat(base.resolve("articles/vpn.md")).hasContent(there);
        ImportReport report = test.folder.run(base);
        assertThat(report.conflicts()).containsExactly(new ImportReport.Conflict("vpn", "articles/vpn.md", 2));
        assertThat(test.articles.published("vpn").orElseThrow().version()).isEqualTo(2);
        assertThat(test.articles.byId("vpn").orElseThrow().conflict()).isNotNull();
    }

    @Test
    void anUnpublishedDraftIsNotLostEither() throws IOException {
        write("articles/vpn.md", FILE);
        test.folder.run(base);
        test.articles.add("vpn", text("草稿。"), ArticleVersion.State.DRAFT, EDITOR, "editor");
        write("articles/vpn.md", FILE.replace("手机热点", "网络"));

        ImportReport report = test.folder.run(base);

        assertThat(report.conflicts()).hasSize(1);
        assertThat(test.articles.published("vpn").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aFileInheritsTheAudienceOfItsFolder() throws IOException {
        write("articles/hr/folder.yaml", "audience: [team:hr]\n");
        write("articles/hr/pay/vpn.md", FILE.replace("audience: everyone\n", ""));
        test.folder.run(base);
        assertThat(test.articles.published("vpn").orElseThrow().audience()).containsExactly("team:hr");

        write("articles/hr/folder.yaml", "audience: everybody\n");
        test.folder.run(base);

        assertThat(test.articles.published("vpn").orElseThrow().audience()).isEqualTo(ArticleFile.NOBODY);
        assertThat(zipped().get("articles/hr/pay/vpn.md")).isEqualTo(Files.readString(base.resolve("articles/hr/pay/vpn.md")));
    }

    @Test
    void whatAnEditorSendsWithoutAnAudienceInheritsThatOfTheFolderOrIsRefused() throws IOException {
        write("articles/hr/folder.yaml", "audience: [team:hr]\n");
        ArticleDraft draft = new ArticleDraft("pay", "Pay", "en", null, "hr", LocalDate.of(2027, 6, 30), null, null, null,
                "Text");

        assertThat(draft.content(ArticleFolder.inherited(base, "articles/hr/pay.md")).audience()).containsExactly("team:hr");
        assertThatThrownBy(() -> draft.content(ArticleFolder.inherited(base, "articles/pay.md"))).isInstanceOf(Problem.class);
        write("articles/hr/folder.yaml", "audience: everybody\n");
        assertThat(draft.content(ArticleFolder.inherited(base, "articles/hr/pay.md")).audience()).isEqualTo(ArticleFile.NOBODY);
    }

    @Test
    void anArticleWithTenThousandHeadingsIsRefusedAsAFileAndFromAnEditor() throws IOException {
        String headings = "# a\n".repeat(10_000);
        write("articles/vpn.md", FILE + headings);

        assertThat(test.folder.run(base).problems()).hasSize(1);
        assertThatThrownBy(
                () -> new ArticleDraft("many", "Many", "en", Set.of("everyone"), "desk", LocalDate.of(2027, 6, 30), null,
                        null, null, headings).content(Set.of()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void articlesThatLinkAndTranslateInACircleAreImported() throws IOException {
        write("articles/vpn.md", FILE.replace("lang: zh", "lang: zh\ntranslation-of: vpn-en") + "[en](/knowledge/vpn-en)\n");
        write("articles/vpn-en.md",
                FILE.replace("id: vpn\n", "id: vpn-en\n").replace("lang: zh", "lang: en\ntranslation-of: vpn")
                        + "[zh](/knowledge/vpn) [itself](/knowledge/vpn-en)\n");

        assertThat(test.folder.run(base).problems()).isEmpty();
        assertThat(test.articles.published("vpn")).isPresent();
        assertThat(test.articles.published("vpn-en")).isPresent();
    }

    @Test
    void aRoleThatThereIsNotIsNoAudience() throws IOException {
        write("articles/vpn.md", FILE.replace("audience: everyone", "audience: role:boss"));

        assertThat(test.folder.run(base).problems()).hasSize(1);
    }

    private static Content text(String markdown) {
        return new Content("VPN: 连不上", "zh", Set.of("everyone"), "network-team", LocalDate.of(2027, 6, 30), List.of(),
                List.of(), null, markdown);
    }

    private void publish(Content content) {
        ArticleVersion version = test.articles.add("vpn", content, ArticleVersion.State.DRAFT, EDITOR, "editor");
        test.articles.publish("vpn", version.version());
    }

    private Map<String, String> zipped() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FolderExport(base.toString(), test.articles).zip(out);
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private void write(String file, String text) throws IOException {
        Path path = base.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
