package dev.zhiban.assistant.guardrail;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into sentences while it comes. Marks that follow a full stop belong to the sentence before; a fenced block is
/// one piece. Bounded: a sentence that will not end is cut.
public final class Sentences {

    private static final int LONGEST = 2000;
    private static final String FENCE = "```";

    private final StringBuilder open = new StringBuilder();

    /// The sentences that the new piece completes, in order.
    public List<String> add(String piece) {
        open.append(piece);
        return take(false);
    }

    /// What is left when no more comes.
    public List<String> rest() {
        List<String> last = new ArrayList<>(take(true));
        if (!open.toString().isBlank()) {
            last.add(open.toString());
        }
        open.setLength(0);
        return last;
    }

    private List<String> take(boolean last) {
        List<String> done = new ArrayList<>();
        for (int end = end(last); end > 0; end = end(last)) {
            String sentence = open.substring(0, end);
            open.delete(0, end);
            if (!sentence.isBlank()) {
                done.add(sentence);
            }
        }
        return done;
    }

    private int end(boolean last) {
        int start = 0;
        while (start < open.length() && Character.isWhitespace(open.charAt(start))) {
            start++;
        }
        if (startsWith(FENCE, start)) {
            int close = open.indexOf("\n" + FENCE, start + 3);
            return close < 0 ? tooLong() : close + 1 + FENCE.length();
        }
        if (!last && open.length() - start < FENCE.length() && FENCE.startsWith(open.substring(start))) {
            return -1;
        }
        boolean code = false;
        for (int i = start; i < open.length(); i++) {
            char c = open.charAt(i);
            code ^= c == '`';
            if (c == '\n') {
                return i;
            }
            if (!code && stops(i, start, last)) {
                int end = marksEnd(i + 1, last);
                return end < 0 ? -1 : end;
            }
        }
        return tooLong();
    }

    private int tooLong() {
        return open.length() > LONGEST ? open.length() : -1;
    }

    private boolean stops(int i, int start, boolean last) {
        char c = open.charAt(i);
        if (c == '。' || c == '！' || c == '？') {
            return true;
        }
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        if (i + 1 >= open.length()) {
            return false;
        }
        boolean space = Character.isWhitespace(open.charAt(i + 1)) || open.charAt(i + 1) == '[';
        boolean number = c == '.' && open.substring(start, i).strip().chars().allMatch(Character::isDigit);
        boolean abbreviation = c == '.' && i >= 2 && open.charAt(i - 2) == '.';
        return space && !number && !abbreviation;
    }

    /// The end of marks and closing quotes after a stop; -1 while more of them may come.
    private int marksEnd(int from, boolean last) {
        int end = from;
        int i = from;
        while (i < open.length()) {
            char c = open.charAt(i);
            if (c == '”' || c == '"' || c == ')' || c == '）' || c == '*') {
                end = ++i;
            } else if (c == ' ') {
                i++;
            } else if (c == '[' || c == '【') {
                int close = open.indexOf(c == '[' ? "]" : "】", i);
                if (close < 0) {
                    return last || open.length() - i > 12 ? end : -1;
                }
                end = i = close + 1;
            } else {
                return end;
            }
        }
        return last ? end : -1;
    }

    private boolean startsWith(String what, int at) {
        return open.length() >= at + what.length() && open.substring(at, at + what.length()).equals(what);
    }
}
