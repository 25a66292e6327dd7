package dev.zhiban.assistant.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.re2j.Pattern;

/// The words that bring a person whatever the bot could answer; see the list itself for its format.
public final class PolicyWords {

    private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9-]+) (now|offer)\\]");
    private static final Pattern HOW = Pattern.compile(
            "怎么(?:预防|防|避免|防范|办理|识别|防止|上报|报告|处理)|如何|什么是|是什么|是什么意思|培训|演习|规定|(?:how|ways?) (?:do|can|should|to) ?(?:i |we |you )?(?:avoid|prevent|protect|report|recogni[sz]e|spot|detect)|what is|what are|training|policy");

    private record Rule(String name, boolean now, Pattern pattern) {
    }

    private final List<Rule> rules;

    private PolicyWords(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// @throws IllegalArgumentException with the number of the line that is wrong
    public static PolicyWords parse(String list) {
        List<Rule> rules = new ArrayList<>();
        String name = "policy";
        boolean now = false;
        int number = 0;
        for (String raw : list.lines().toList()) {
            number++;
            String line = raw.strip();
            var head = HEAD.matcher(line);
            if (head.matches()) {
                name = head.group(1);
                now = head.group(2).equals("now");
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                rules.add(new Rule(name, now, compile(line, number)));
            }
        }
        return new PolicyWords(rules);
    }

    private static Pattern compile(String line, int number) {
        try {
            return Pattern.compile(line);
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("policy words, line " + number + ": " + broken.getMessage(), broken);
        }
    }

    Optional<Route.Policy> match(Words words) {
        return rules.stream().filter(rule -> words.has(rule.pattern())).findFirst()
                .map(rule -> new Route.Policy(rule.name(), rule.now() && !words.has(HOW)));
    }
}
