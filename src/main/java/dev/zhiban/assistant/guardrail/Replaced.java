package dev.zhiban.assistant.guardrail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.re2j.Pattern;

/// Finds a word that stands where the passage has another one, between words that are the same.
final class Replaced {

    private static final Set<String> FREE = Set.of("choose", "use", "select", "open", "click", "press", "run", "see", "look",
            "check",
            "show", "get", "make", "sure", "find", "go", "give", "set", "keep", "state", "want", "work", "mean", "help",
            "happen", "say", "tell", "take", "try", "read", "put", "enter", "type", "start", "call", "reach", "come", "ask",
            "have", "had", "been", "being", "because", "since", "while", "also", "too", "them", "their", "they", "what", "who",
            "how", "why", "where", "here", "more", "most", "than", "only", "least", "about", "much", "many", "still", "again",
            "yourself",
            "itself", "now", "once", "way", "without", "with", "within", "over", "under", "during", "until", "per", "each",
            "every", "all", "any", "both", "either", "instead", "otherwise", "possible", "required", "necessary", "able");
    private static final Pattern FREE_ZH = Pattern.compile(
            "碰到|遇到|出现|看到|发现|试试|试一试|尝试|应当|首先|另外|此外|例如|比如|一般|通常|进入|前往|位于|命令|大约|差不多|左右|接近|说明|表示|意味着?|可以|需要|必须|应该|打开|点击|选择|查看|看看|检查|确认|使用|运行|执行|进行|时候|的话|如果|一下|以后|之后|之前|以前|以便|一直|持续|否则|因为|所以|因此|已经|正在|仍然|还是|就是|立即|马上|直接|自动|自己|重新|通过|以及|还要|还需|不要|没有|无法|不能|不会|不用|不必|里面|上面|下面|其中|这样|那样|[的了请您你把在将和与或就会要可后再然先并也都是有到为等这那其用看点选去来让从被给对向能应上下里中时若则该它他她们吗呢吧着过得地不没无未别勿]");

    /// Longer ones are other words for the same as often as not.
    private static final int MOST = 4;
    private static final int MOST_AT_FIRST = 2;
    private static final int MOST_AT_THE_END = 1;

    private Replaced() {
    }

    static boolean any(Clause clause, Clause place, Clause names) {
        List<String> said = clause.words();
        List<String> there = place.words();
        int[][] longest = longest(said, there);
        List<String> fresh = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        boolean begun = false;
        int i = 0;
        int j = 0;
        while (i < said.size() && j < there.size()) {
            if (said.get(i).equals(there.get(j))) {
                if (isExchange(fresh, gone, clause, place, names, begun ? MOST : MOST_AT_FIRST)) {
                    return true;
                }
                begun = true;
                fresh.clear();
                gone.clear();
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                fresh.add(said.get(i++));
            } else {
                gone.add(there.get(j++));
            }
        }
        fresh.addAll(said.subList(i, said.size()));
        gone.addAll(there.subList(j, there.size()));
        return isExchange(fresh, gone, clause, place, names, MOST_AT_THE_END);
    }

    /// The Chinese words that could stand in any sentence are blanks.
    static String withoutFree(String text) {
        return FREE_ZH.matcher(text).replaceAll(" ");
    }

    private static int[][] longest(List<String> said, List<String> there) {
        int[][] longest = new int[said.size() + 1][there.size() + 1];
        for (int i = said.size() - 1; i >= 0; i--) {
            for (int j = there.size() - 1; j >= 0; j--) {
                longest[i][j] = said.get(i).equals(there.get(j)) ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static boolean isExchange(List<String> fresh, List<String> gone, Clause clause, Clause place, Clause names,
            int most) {
        Set<String> here = new HashSet<>(place.units());
        here.addAll(names.units());
        Set<String> news = content(fresh);
        news.removeAll(here);
        Set<String> lost = content(gone);
        lost.removeAll(clause.units());
        return !news.isEmpty() && !lost.isEmpty() && news.size() <= most && lost.size() <= most + 2;
    }

    static Set<String> content(List<String> words) {
        StringBuilder han = new StringBuilder();
        Set<String> content = new HashSet<>();
        for (String word : words) {
            if (Character.isIdeographic(word.codePointAt(0))) {
                han.append(word);
            } else {
                han.append(' ');
                if (!FREE.contains(word)) {
                    content.addAll(Units.of(word));
                }
            }
        }
        content.addAll(Units.of(FREE_ZH.matcher(han.toString()).replaceAll(" ")));
        return content;
    }
}
