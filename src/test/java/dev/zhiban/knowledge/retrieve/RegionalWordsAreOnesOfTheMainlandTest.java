package dev.zhiban.knowledge.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.keyword.Traditional;

class RegionalWordsAreOnesOfTheMainlandTest {

    private final Folding folding = new Folding(Traditional.toSimplified(),
            new RegionalWords(List.of("網路\t網絡", "網路上的芳鄰\t網上鄰居", "程式\t程序", "使用者\t用戶", "not a pair"),
                    Traditional.toSimplified()));

    @Test
    void theLongestWordCounts() {
        assertThat(folding.fold("網路上的芳鄰打不開，網路不通")).isEqualTo("网上邻居打不开,网络不通");
        assertThat(folding.simplify("重裝程式？")).isEqualTo("重装程序？");
    }

    @Test
    void aTextInSimplifiedCharactersIsLeftAlone() {
        assertThat(folding.fold("程式的使用者")).isEqualTo("程式的使用者");
        assertThat(folding.fold("")).isEmpty();
    }

    @Test
    void whatComesWithTheProgramKnowsADesk() {
        Folding shipped = Language.words().folding();
        assertThat(shipped.fold("印表機連不上伺服器，帳號無法登入，螢幕當機")).isEqualTo("打印机连不上服务器,账号无法登录,屏幕死机");
        assertThat(Language.words().of("資料庫的連線設定").keySet()).isEqualTo(Language.words().of("数据库的连接设置").keySet());
    }
}
