package dev.zhiban.assistant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.zhiban.assistant.extract.Overlap;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.Before;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Draft;
import dev.zhiban.knowledge.Found;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Missed;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.knowledge.Search;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// A knowledge base in memory that ranks by the words that question and passage share.
public final class FakeKnowledge implements Knowledge {

    private final List<Passage> passages = new ArrayList<>();
    private final Map<String, Set<String>> audience = new HashMap<>();
    public final List<Search> searches = new ArrayList<>();
    public final List<Missed> missed = new ArrayList<>();
    public final List<Citation> shown = new ArrayList<>();
    public final List<String> votes = new ArrayList<>();
    public final Set<String> runbooks = new HashSet<>();

    /// Adds an article; each section is `heading\ntext`.
    public FakeKnowledge with(String id, String title, String lang, Set<String> mayRead, String... sections) {
        audience.put(id, mayRead);
        for (int i = 0; i < sections.length; i++) {
            String[] parts = sections[i].split("\n", 2);
            passages.add(new Passage(id, 1, i + 1, title, parts[0], parts[1], lang, 0, 0, 0));
        }
        return this;
    }

    @Override
    public synchronized Found find(Search search) {
        searches.add(search);
        Before before = search.before();
        if (before == null) {
            return found(search, search.text());
        }
        Found together = found(search, before.question() + " " + search.text());
        Found alone = found(search, search.text());
        return before.refers() != Before.Refers.PERHAPS
                || alone.confidence() < 0.5 && together.confidence() > alone.confidence() ? together : alone;
    }

    private Found found(Search search, String asked) {
        List<Passage> ranked = passages.stream().filter(passage -> readable(passage, search.reader()))
                .filter(passage -> search.lang() == null || search.lang().equals(passage.lang()))
                .map(passage -> scored(passage, score(asked, passage)))
                .filter(passage -> passage.score() > 0).sorted(Comparator.comparing(Passage::score).reversed())
                .limit(search.limit()).toList();
        return new Found(ranked, ranked.isEmpty() ? 0 : Math.min(0.95, ranked.getFirst().score() * 1.6));
    }

    private static double score(String asked, Passage passage) {
        return 0.5 * Overlap.share(asked, passage.title() + " " + passage.heading())
                + 0.5 * Overlap.share(asked, passage.title() + " " + passage.heading() + " " + passage.text());
    }

    private static Passage scored(Passage it, double score) {
        return new Passage(it.articleId(), it.version(), it.paragraph(), it.title(), it.heading(), it.text(), it.lang(), score,
                score, 0);
    }

    private boolean readable(Passage passage, Reader reader) {
        return reader.mayRead(audience.getOrDefault(passage.articleId(), Set.of()));
    }

    @Override
    public List<Passage> article(String articleId, Reader reader) {
        return passages.stream().filter(passage -> passage.articleId().equals(articleId) && readable(passage, reader)).toList();
    }

    @Override
    public List<Passage> article(String articleId, Lang lang, Reader reader) {
        List<Passage> twin = lang == Lang.EN ? article(articleId + "-en", reader) : List.of();
        return twin.isEmpty() ? article(articleId, reader) : twin;
    }

    @Override
    public Optional<Passage> open(String articleId, int version, int paragraph, Reader reader) {
        return article(articleId, reader).stream().filter(passage -> passage.paragraph() == paragraph).findFirst();
    }

    @Override
    public Optional<Text> notice() {
        return Optional.empty();
    }

    @Override
    public String propose(Draft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isRunbook(String articleId, Reader reader) {
        return runbooks.contains(articleId) && !article(articleId, reader).isEmpty();
    }

    @Override
    public void missed(Missed one) {
        missed.add(one);
    }

    @Override
    public void solved(UUID conversation, String answer, UUID agent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shown(List<Citation> citations, UUID conversation) {
        shown.addAll(citations);
    }

    @Override
    public void vote(Citation citation, UUID person, boolean helpful) {
        votes.add((helpful ? "+" : "-") + citation.articleId() + "/" + citation.version() + "#" + citation.paragraph());
    }

    /// A few articles in both languages, one of them for agents only.
    public static FakeKnowledge small() {
        Set<String> all = Set.of(Reader.EVERYONE);
        return new FakeKnowledge()
                .with("vpn-cannot-connect", "VPN 连不上怎么办", "zh", all,
                        "VPN 连不上：先检查这几项\n1. 打开浏览器，确认能上网。\n2. 打开 **设置 › 网络和 Internet › VPN**，点“连接”。\n3. 提示密码错误时，先在公司门户登录一次，确认密码没有过期。",
                        "VPN 报错 809 的处理\n错误 809 表示 UDP 500 和 4500 端口被路由器挡住。\n1. 换手机热点再试一次。\n2. 热点能连上时，把家里路由器的 IPSec 直通打开。",
                        "VPN 在 macOS 上设置\n1. 打开 **系统设置 › VPN**。\n2. 选“添加 VPN 配置 › IKEv2”，填服务器 vpn.example.com。",
                        "VPN 连不上：什么时候找服务台\n换网络后仍然连不上时提单，附上错误码、时间和电脑名。")
                .with("vpn-cannot-connect-en", "VPN will not connect", "en", all,
                        "VPN will not connect: check these first\n1. Open a browser and make sure that the internet works.\n2. Open **Settings › Network & internet › VPN** and choose Connect.\n3. If the password is refused, sign in to the company portal once.",
                        "VPN error 809\nError 809 means that UDP ports 500 and 4500 are blocked by the router.\n1. Try a phone hotspot.\n2. If that works, switch on IPSec passthrough in the router.",
                        "VPN: when to call the service desk\nOpen a ticket when it fails on another network as well; give the error code.")
                .with("printer-paper-jam", "打印机卡纸", "zh", all,
                        "打印机卡纸怎么取\n1. 关闭打印机电源。\n2. 打开后盖，沿出纸方向慢慢把纸拉出来。\n3. 合上后盖，再开机打印测试页。")
                .with("printer-offline", "打印机显示脱机", "zh", all,
                        "打印机脱机怎么恢复\n1. 确认打印机已开机并连上网络。\n2. 在 **打印队列** 里取消勾选“脱机使用打印机”。")
                .with("jvm-out-of-memory", "Java 报 OutOfMemoryError", "zh", all,
                        "OutOfMemoryError Java heap space 怎么处理\n1. 用 `jmap -dump:live,format=b,file=heap.hprof PID` 取堆转储。\n2. 把 `-Xmx` 调到机器内存的一半以内，重启应用。")
                .with("root-password-runbook", "服务器 root 密码轮换手册", "zh", Set.of("role:agent"),
                        "root 密码轮换\n1. 登录堡垒机 bastion.example.com。\n2. 执行 `rotate-root --force`。");
    }
}
