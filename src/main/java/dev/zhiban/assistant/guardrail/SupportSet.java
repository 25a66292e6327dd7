package dev.zhiban.assistant.guardrail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.zhiban.knowledge.Passage;

/// The labelled pairs of `knowledge-base/evaluation/support.tsv`: sentences with the passage that they cite, and whether it
/// says so. The file says what its lines are.
record SupportSet(List<Pair> pairs) {

    private static final Set<String> HONEST_IN_OTHER_WORDS = Set.of("paraphrase", "free", "contrast");
    private static final Set<String> PLAINLY_WRONG = Set.of("invented", "elsewhere");

    /// @param heldOut of the half that the rules were not made with: by the passage, so that no passage is in both halves
    record Pair(String lang, String passage, boolean supported, String kind, String sentence, boolean heldOut) {

        /// A small change that makes a true sentence wrong, or an honest one in other words beside it.
        boolean isSubtle() {
            return supported ? HONEST_IN_OTHER_WORDS.contains(kind) : !PLAINLY_WRONG.contains(kind);
        }

        boolean isOrdinary() {
            return supported || PLAINLY_WRONG.contains(kind);
        }

        Passage cited() {
            return new Passage("pair", 1, 1, "", "", passage, lang, 1, 1, 1);
        }
    }

    SupportSet {
        pairs = List.copyOf(pairs);
    }

    /// Each passage's first sentence is also taken as one that cites the passage before by mistake.
    static SupportSet read(Path file) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        String lang = "";
        String passage = "";
        String before = "";
        boolean first = false;
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", 3);
            if (cells[0].equals("passage")) {
                before = lang.equals(cells[1]) ? passage : "";
                lang = cells[1];
                passage = cells[2].replace("\\n", "\n");
                first = true;
                continue;
            }
            pairs.add(new Pair(lang, passage, cells[0].equals("yes"), cells[1], cells[2], isHeldOut(passage)));
            if (first && !before.isEmpty()) {
                pairs.add(new Pair(lang, before, false, "elsewhere", cells[2], isHeldOut(before)));
            }
            first = false;
        }
        return new SupportSet(pairs);
    }

    private static boolean isHeldOut(String passage) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(passage.getBytes(StandardCharsets.UTF_8))[0] % 2 != 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
