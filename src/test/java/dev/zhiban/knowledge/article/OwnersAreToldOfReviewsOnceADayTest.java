package dev.zhiban.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class OwnersAreToldOfReviewsOnceADayTest {

    private static final LocalDate TODAY = LocalDate.now();

    @Inject
    Due due;
    @Inject
    ReviewMails mails;
    @Inject
    MockMailbox mailbox;

    @Test
    void oneDigestNamesAllAndComesAgainAfterAWeek() {
        String owner = "owner-" + UUID.randomUUID().toString().substring(0, 8);
        String to = owner + "@mail.example";
        String first = published("Badge reader offline", owner, TODAY.plusDays(3));
        published("Old printer guide", to, TODAY.minusDays(2));
        published("Not yet", owner, TODAY.plusYears(1));
        published("Nobody's", "no address at all", TODAY);
        due.announce(TODAY);

        assertThat(mails.write(TODAY)).contains(to).doesNotHaveDuplicates();
        assertThat(mails.write(TODAY)).isEmpty();
        await().atMost(Duration.ofSeconds(20)).until(() -> !sent(to).isEmpty());
        Mail mail = sent(to).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Knowledge base: 2 articles are to be reviewed");
        assertThat(mail.getText()).containsSubsequence("Old printer guide — " + TODAY.minusDays(2) + " (2 days ago)",
                "Badge reader offline — " + TODAY.plusDays(3) + " (in 3 days)",
                "https://desk.example/console/index.html#/articles/" + first).doesNotContain("Not yet");

        published("Another one", owner, TODAY.plusDays(1));
        due.announce(TODAY);
        assertThat(mails.write(TODAY)).doesNotContain(to);
        assertThat(mails.write(TODAY.plusDays(1))).contains(to);
        assertThat(mails.write(TODAY.plusDays(2))).doesNotContain(to);
        assertThat(mails.write(TODAY.plusDays(8))).contains(to);
        await().atMost(Duration.ofSeconds(20)).until(() -> sent(to).size() == 3);
    }

    @Test
    void theDigestSpeaksTheLanguageOfTheArticles() {
        ReviewDigest digest = ReviewDigest.of(List.of(new ReviewDigest.Item("vpn", "VPN 连不上", "zh", TODAY.minusDays(1)),
                new ReviewDigest.Item("mail", "Mail", "en", TODAY)), TODAY, "");

        assertThat(digest.subject()).isEqualTo("知识库：2 篇文章该复审了");
        assertThat(digest.text()).contains("- VPN 连不上 — " + TODAY.minusDays(1) + "（已过 1 天）", "- Mail — " + TODAY + "（还有 0 天）")
                .doesNotContain("http");
    }

    private List<Mail> sent(String to) {
        return mailbox.getMailsSentTo(to);
    }

    private static String published(String title, String owner, LocalDate reviewBy) {
        Map<String, Object> article = Writing.article(Writing.newId(), title, "Restart it.");
        article.put("owner", owner);
        article.put("reviewBy", reviewBy.toString());
        return Writing.as("editor").published(article);
    }
}
