package dev.zhiban.knowledge.article;

import java.util.Set;
import java.util.TreeSet;

import dev.zhiban.identity.Reader;

/// How two audiences go together.
final class Audience {

    private Audience() {
    }

    /// Whether somebody of the first is not sure to be in the second.
    static boolean isTighter(Set<String> was, Set<String> now) {
        return !now.contains(Reader.EVERYONE) && !now.containsAll(was);
    }

    /// Who is in both for sure: of a role and a team nobody, for who has the one may not be in the other.
    static Set<String> inBoth(Set<String> one, Set<String> other) {
        if (other.contains(Reader.EVERYONE)) {
            return one;
        }
        if (one.contains(Reader.EVERYONE)) {
            return other;
        }
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        return both.isEmpty() ? ArticleFile.NOBODY : both;
    }
}
