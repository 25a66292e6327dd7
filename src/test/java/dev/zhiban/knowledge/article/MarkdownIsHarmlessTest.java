package dev.zhiban.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownIsHarmlessTest {

    @ParameterizedTest
    @ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)", "![x](http://evil.example/y.png)", "<a href='javascript:x'>y</a>",
            "```\"onload=alert(1)\nx\n```", "<svg/onload=alert(1)>", "[x](  JaVaScRiPt:alert(1))", "<style>*{}</style>" })
    void nothingRunsAndNothingIsLoaded(String payload) {
        String html = Markdown.html(payload);

        assertThat(html).doesNotContain("<script", "<img", "<svg", "<style", "href=\"javascript", "href=\"data", "<iframe");
        assertThat(html).doesNotContainPattern("<[a-z][^>]*\\son\\w+=");
    }

    @Test
    void whatArticlesUseSurvives() {
        String html = Markdown.html(
                "1. **Settings** `ipconfig`\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```sh\nls -l\n```\n[x](https://example.com)");

        assertThat(html).contains("<ol>", "<strong>Settings</strong>", "<code>ipconfig</code>", "<table>", "align=\"right\"",
                "class=\"language-sh\"", "rel=\"noopener noreferrer nofollow\"");
    }
}
