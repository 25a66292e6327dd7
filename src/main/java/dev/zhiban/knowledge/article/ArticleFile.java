package dev.zhiban.knowledge.article;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import dev.zhiban.identity.Role;
import dev.zhiban.platform.text.Text;

/// A Markdown file with YAML front matter: an article, or the list of what is wrong with it.
public sealed interface ArticleFile {

    record Good(String id, Content content) implements ArticleFile {
    }

    record Broken(List<FileProblem> problems) implements ArticleFile {
    }

    /// @param file path inside the knowledge base; its last name, without `.md`, is the id
    /// @param inherited audience of its folder, where it names none itself
    static ArticleFile parse(String file, String text, Set<String> inherited) {
        return new Parsing(file, inherited).parse(text);
    }

    /// The `audience` of a `folder.yaml`; nobody where it is not a list of principals.
    static Set<String> audience(Path settings) {
        try {
            Parsing parsing = new Parsing(settings.toString(), Set.of());
            parsing.read(Files.size(settings) > Parsing.MOST_FRONT ? "" : Files.readString(settings));
            List<String> named = parsing.list("audience", true);
            boolean good = parsing.problems.isEmpty() && named.stream().allMatch(ArticleFile::isPrincipal);
            return good ? Set.copyOf(named) : NOBODY;
        } catch (IOException e) {
            return NOBODY;
        }
    }

    /// An audience that nobody is.
    Set<String> NOBODY = Set.of("person:-");

    static boolean isId(String id) {
        return Parsing.ID.matcher(id).matches() && id.length() <= 100;
    }

    /// Whether the word stands for something else where an id stands in an address.
    static boolean isTaken(String id) {
        return Set.of("due", "export", "hygiene", "import", "intakes", "replays", "templates").contains(id);
    }

    static boolean isPrincipal(String who) {
        return Parsing.PRINCIPAL.matcher(who).matches();
    }

    /// One run over one file.
    final class Parsing {
        private static final Set<String> KEYS = Set.of("id", "title", "lang", "audience", "owner", "review-by", "tags",
                "questions", "translation-of");
        private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
        private static final Pattern PRINCIPAL = Pattern.compile("everyone|role:(" + roles()
                + ")|(team|person):[\\p{L}\\p{N}._-]{1,64}");
        private static final int MOST_FRONT = 64_000;

        private final String file;
        private final Set<String> inherited;
        private final List<FileProblem> problems = new ArrayList<>();
        private final Map<String, Node> values = new HashMap<>();

        private Parsing(String file, Set<String> inherited) {
            this.file = file;
            this.inherited = inherited;
        }

        private static String roles() {
            return Arrays.stream(Role.values()).map(Role::tag).collect(Collectors.joining("|"));
        }

        private ArticleFile parse(String text) {
            String all = text.startsWith("\uFEFF") ? text.substring(1) : text;
            int front = all.startsWith("---\n") ? 4 : all.startsWith("---\r\n") ? 5 : -1;
            if (front < 0) {
                wrong(1, "第一行应该是 ---（文件头的开始）。", "The first line should be --- (the front matter's start).");
                return new Broken(problems);
            }
            var end = Pattern.compile("(?m)^---[ \\t]*\\r?$").matcher(all);
            if (!end.find(front) || end.start() > MOST_FRONT) {
                wrong(1, "文件头没有以 --- 结束。", "The front matter is not closed by ---.");
                return new Broken(problems);
            }
            read(all.substring(front, end.start()));
            String body = all.substring(end.end()).strip();
            if (body.isEmpty()) {
                wrong(1 + (int) all.lines().count(), "正文是空的。", "There is no text below the front matter.");
            }
            ArticleFile.Good good = problems.isEmpty() ? good(body) : null;
            return good == null || !problems.isEmpty() ? new Broken(List.copyOf(problems)) : good;
        }

        private void read(String yaml) {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            options.setNestingDepthLimit(8);
            try {
                Node root = new Yaml(options).compose(new StringReader(yaml));
                if (root instanceof MappingNode mapping) {
                    mapping.getValue().forEach(this::take);
                } else {
                    wrong(2, "文件头应该是“键: 值”。", "The front matter should be `key: value` lines.");
                }
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 2 : e.getProblemMark().getLine() + 2;
                wrong(line, "YAML 写法有误：" + e.getProblem(), "Not valid YAML: " + e.getProblem());
            } catch (YAMLException e) {
                wrong(2, "YAML 写法有误。", "Not valid YAML.");
            }
        }

        private void take(NodeTuple tuple) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!KEYS.contains(key)) {
                wrong(line(tuple.getKeyNode()), "不认识的键：" + key, "Unknown key: " + key);
            } else if (values.put(key, tuple.getValueNode()) != null) {
                wrong(line(tuple.getKeyNode()), "重复的键：" + key, "The key is there twice: " + key);
            }
        }

        private @Nullable Good good(String body) {
            String id = scalar("id", true);
            String title = scalar("title", true);
            String lang = scalar("lang", true);
            String owner = scalar("owner", true);
            String date = scalar("review-by", true);
            String translation = scalar("translation-of", false);
            List<String> audience = values.containsKey("audience") || inherited.isEmpty() ? list("audience", true)
                    : List.copyOf(inherited);
            check("id", id, isId(id), "id 只用小写字母、数字和连字符。",
                    "An id is lower-case letters, digits and hyphens.");
            check("id", id, file.endsWith("/" + id + ".md") || file.equals(id + ".md"), "id 要和文件名一致。",
                    "The id should be the file's name.");
            check("title", title, title.length() <= 200, "标题太长。", "The title is too long.");
            check("lang", lang, lang.equals("zh") || lang.equals("en"), "lang 只能是 zh 或 en。", "lang is zh or en.");
            audience.forEach(who -> check("audience", who, isPrincipal(who), "不认识的读者：" + who,
                    "Not an audience: " + who));
            LocalDate reviewBy = date(date);
            if (!problems.isEmpty() || reviewBy == null) {
                return null;
            }
            return new Good(id, new Content(title, lang, Set.copyOf(audience), owner, reviewBy, list("tags", false),
                    list("questions", false), translation.isEmpty() ? null : translation, body));
        }

        private @Nullable LocalDate date(String text) {
            try {
                return text.isEmpty() ? null : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                wrong(lineOf("review-by"), "review-by 应该是 2027-06-30 这样的日期。", "review-by is a date such as 2027-06-30.");
                return null;
            }
        }

        private String scalar(String key, boolean needed) {
            Node node = values.get(key);
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return scalar.getValue().strip();
            }
            if (needed || node != null) {
                wrong(lineOf(key), "缺少 " + key + "，或它不是一个值。", "`" + key + "` is missing or not a single value.");
            }
            return "";
        }

        /// A list, or one value that stands for a list of one.
        private List<String> list(String key, boolean needed) {
            Node node = values.get(key);
            List<String> out = new ArrayList<>();
            List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue()
                    : node == null ? List.of() : List.of(node);
            for (Node item : items) {
                if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank() && scalar.getValue().length() <= 500) {
                    out.add(scalar.getValue().strip());
                } else {
                    wrong(line(item), key + " 的这一项不是一行文字。", "This entry of `" + key + "` is not a line of text.");
                }
            }
            if (needed && out.isEmpty()) {
                wrong(lineOf(key), "缺少 " + key + "。", "`" + key + "` is missing.");
            }
            return out;
        }

        private void check(String key, String value, boolean good, String zh, String en) {
            if (!value.isEmpty() && !good) {
                wrong(lineOf(key), zh, en);
            }
        }

        private int lineOf(String key) {
            Node node = values.get(key);
            return node == null ? 1 : line(node);
        }

        private static int line(Node node) {
            return node.getStartMark().getLine() + 2;
        }

        private void wrong(int line, String zh, String en) {
            problems.add(new FileProblem(file, line, Text.of(zh, en)));
        }
    }
}
