package dev.zhiban.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts Markdown (or plain text) into sections that an embedding model takes whole.
///
/// Each heading begins a section; a section that is too long is cut between blocks, list items, lines, sentences, in this order
/// of preference. Fenced code keeps its fence in each piece. Nothing is lost but blank lines between pieces
/// and [HiddenText].
public final class Chunker {

    /// Estimated tokens of a section with its heading: well below the 510 that the models take.
    public static final int MOST_TOKENS = 340;
    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})[ \\t]+(.*?)[ \\t]*#*$");
    private static final Pattern ITEM = Pattern.compile("^ {0,3}(?:[-*+]|\\d{1,9}[.)])[ \\t].*");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,}).*");

    private final int most;

    public Chunker() {
        this(MOST_TOKENS);
    }

    Chunker(int most) {
        this.most = most;
    }

    public List<Section> sections(String text) {
        List<Section> out = new ArrayList<>();
        String[] path = new String[7];
        String heading = "";
        List<String> block = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        String fence = "";
        for (String line : HiddenText.without(text).split("\\R", -1)) {
            if (!fence.isEmpty()) {
                block.add(line);
                if (line.strip().startsWith(fence) && line.strip().chars().allMatch(c -> c == '`' || c == '~')) {
                    fence = "";
                    end(block, blocks);
                }
                continue;
            }
            var fenced = FENCE.matcher(line);
            var headed = HEADING.matcher(line);
            if (fenced.matches()) {
                fence = fenced.group(1);
                block.add(line);
            } else if (headed.matches()) {
                end(block, blocks);
                pack(heading, blocks, out);
                heading = enter(path, headed.group(1).length(), headed.group(2));
            } else if (line.isBlank()) {
                end(block, blocks);
            } else {
                if (ITEM.matcher(line).matches()) {
                    end(block, blocks);
                }
                block.add(line);
            }
        }
        end(block, blocks);
        pack(heading, blocks, out);
        return out;
    }

    private static String enter(String[] path, int level, String heading) {
        path[level] = heading;
        for (int i = level + 1; i < path.length; i++) {
            path[i] = "";
        }
        StringBuilder whole = new StringBuilder();
        for (String part : path) {
            if (part != null && !part.isEmpty()) {
                whole.append(whole.isEmpty() ? "" : " › ").append(part);
            }
        }
        return whole.toString();
    }

    private static void end(List<String> block, List<String> blocks) {
        if (!block.isEmpty()) {
            blocks.add(String.join("\n", block));
            block.clear();
        }
    }

    /// Fills sections block by block. Items of one list stay lines of one list.
    private void pack(String heading, List<String> blocks, List<Section> out) {
        int room = Math.max(most / 2, most - Tokens.estimate(heading));
        StringBuilder section = new StringBuilder();
        int used = 0;
        for (String block : blocks) {
            for (String piece : pieces(block, room)) {
                int size = Tokens.estimate(piece);
                if (used > 0 && used + size > room) {
                    out.add(new Section(heading, section.toString()));
                    section.setLength(0);
                    used = 0;
                }
                if (used > 0) {
                    section.append(ITEM.matcher(piece.lines().findFirst().orElse("")).matches() ? "\n" : "\n\n");
                }
                section.append(piece);
                used += size;
            }
        }
        if (used > 0) {
            out.add(new Section(heading, section.toString()));
        }
        blocks.clear();
    }

    private static List<String> pieces(String block, int room) {
        if (Tokens.estimate(block) <= room) {
            return List.of(block);
        }
        String first = block.lines().findFirst().orElse("");
        return FENCE.matcher(first).matches() ? fenced(block, room) : Tokens.cut(block, room);
    }

    private static List<String> fenced(String block, int room) {
        List<String> lines = block.lines().toList();
        String fence = lines.getFirst();
        String close = fence.strip().substring(0, 3);
        boolean closed = lines.getLast().strip().startsWith(close);
        String body = String.join("\n", lines.subList(1, closed && lines.size() > 1 ? lines.size() - 1 : lines.size()));
        return Tokens.cut(body, room - 4).stream().map(piece -> fence + "\n" + piece + "\n" + close).toList();
    }
}
