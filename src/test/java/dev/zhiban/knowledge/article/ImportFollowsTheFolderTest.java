package dev.zhiban.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFollowsTheFolderTest {

    private static final String VPN = """
            ---
            id: vpn
            title: VPN 连不上
            lang: zh
            audience: everyone
            owner: network-team
            review-by: 2027-06-30
            tags: [vpn]
            questions:
              - 在家连不上公司
            ---
            先换手机热点。

            ## 错误 809
            1. 换网络。
            """;

    @TempDir
    Path base;

    private final TestArticles test = new TestArticles();

    @BeforeEach
    void oneArticle() throws IOException {
        write("articles/network/vpn.md", VPN);
        test.folder.run(base);
    }

    @Test
    void aNewFileIsPublishedWithItsParagraphs() {
        assertThat(test.articles.published("vpn")).hasValueSatisfying(article -> {
            assertThat(article.version()).isEqualTo(1);
            assertThat(article.questions()).containsExactly("在家连不上公司");
            assertThat(article.paragraphs()).extracting("heading").containsExactly("", "错误 809");
        });
        assertThat(test.changed).containsExactly("vpn");
    }

    @Test
    void anUnchangedFileIsSkipped() {
        ImportReport report = test.folder.run(base);

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(test.articles.versions("vpn")).hasSize(1);
    }

    @Test
    void aChangedFileIsANewVersionAndTheOldOneStays() throws IOException {
        write("articles/network/vpn.md", VPN.replace("换网络", "换一个网络"));

        ImportReport report = test.folder.run(base);

        assertThat(report.changed()).containsExactly("vpn");
        assertThat(test.articles.published("vpn").orElseThrow().version()).isEqualTo(2);
        assertThat(test.articles.paragraph("vpn", 1, 2).orElseThrow().text()).contains("换网络");
        assertThat(test.articles.version("vpn", 1).orElseThrow().state()).isEqualTo(ArticleVersion.State.SUPERSEDED);
    }

    @Test
    void aMovedFileKeepsItsVersion() throws IOException {
        Files.createDirectories(base.resolve("articles/remote"));
        Files.move(base.resolve("articles/network/vpn.md"), base.resolve("articles/remote/vpn.md"));

        ImportReport report = test.folder.run(base);

        assertThat(report.moved()).containsExactly("vpn");
        assertThat(test.articles.byId("vpn").orElseThrow().path()).isEqualTo("articles/remote/vpn.md");
        assertThat(test.articles.versions("vpn")).hasSize(1);
    }

    @Test
    void aDeletedFileIsArchivedAndComesBackWithTheFile() throws IOException {
        write("articles/other.md", VPN.replace("id: vpn", "id: other"));
        Files.delete(base.resolve("articles/network/vpn.md"));

        ImportReport report = test.folder.run(base);

        assertThat(report.archived()).containsExactly("vpn");
        assertThat(test.articles.published("vpn")).isEmpty();
        write("articles/network/vpn.md", VPN);
        test.folder.run(base);
        assertThat(test.articles.published("vpn").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aFileThatBreaksKeepsItsArticleAndIsNamedByLine() throws IOException {
        write("articles/network/vpn.md", VPN.replace("review-by: 2027-06-30", "review-by: soon"));
        write("articles/good.md", VPN.replace("id: vpn", "id: good"));

        ImportReport report = test.folder.run(base);

        assertThat(report.added()).containsExactly("good");
        assertThat(report.problems()).extracting("file", "line")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("articles/network/vpn.md", 7));
        assertThat(test.articles.published("vpn")).isPresent();
    }

    @Test
    void aFolderThatIsForFewerClosesArticlesThatWereChangedHereToo() throws IOException {
        // Given
        write("articles/pay/folder.yaml", "audience: [role:agent, team:hr]\n");
        write("articles/pay/bonus.md", VPN.replace("id: vpn", "id: bonus").replace("audience: everyone\n", ""));
        test.folder.run(base);
        Content imported = test.articles.version("bonus", 1).orElseThrow().content();
        test.articles.publish("bonus",
                test.articles.add("bonus", imported, ArticleVersion.State.DRAFT, UUID.randomUUID(), "editor").version());
        test.articles.add("bonus", imported, ArticleVersion.State.DRAFT, UUID.randomUUID(), "editor");
        // When
        write("articles/pay/folder.yaml", "audience: [team:hr]\n");
        ImportReport report = test.folder.run(base);
        // Then
        assertThat(report.conflicts()).extracting(ImportReport.Conflict::id).containsExactly("bonus");
        assertThat(test.articles.published("bonus").orElseThrow().audience()).containsExactly("team:hr");
        assertThat(test.articles.versions("bonus")).hasSize(3)
                .allSatisfy(version -> assertThat(version.content().audience()).containsExactly("team:hr"));
    }

    @Test
    void anArticleThatWasOpenedHereOnPurposeStaysOpenWhenItsFileSaysAnotherThing() throws IOException {
        // Given
        Content imported = test.articles.version("vpn", 1).orElseThrow().content();
        test.articles.publish("vpn",
                test.articles.add("vpn", imported, ArticleVersion.State.DRAFT, UUID.randomUUID(), "editor").version());
        // When
        write("articles/network/vpn.md", VPN.replace("换手机热点", "重启电脑"));
        test.folder.run(base);
        // Then
        assertThat(test.articles.published("vpn").orElseThrow().audience()).containsExactly("everyone");
    }

    @Test
    void aFolderThatIsNotThereArchivesNothing() {
        ImportReport report = test.folder.run(base.resolve("nowhere"));

        assertThat(report.problems()).hasSize(1);
        assertThat(test.articles.published("vpn")).isPresent();
    }

    private void write(String file, String text) throws IOException {
        Path path = base.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
