package dev.zhiban.assistant.tool;

import java.util.List;
import java.util.stream.Stream;

import dev.langchain4j.agent.tool.Tool;
import dev.zhiban.assistant.extract.LogWording;
import dev.zhiban.logs.Explanation;

/// Says what the log that the asker showed in this conversation holds.
final class ExplainTheLog {

    private final Desk desk;

    ExplainTheLog(Desk desk) {
        this.desk = desk;
    }

    @Tool(name = "explain_log", value = "Findings of the log that the person uploaded, with line numbers.")
    String explain() {
        Explanation log = desk.log();
        if (log == null) {
            return "no log was uploaded";
        }
        List<String> sentences = Stream.concat(
                log.knownErrors().stream().map(known -> LogWording.sentence(known, desk.lang())),
                LogWording.others(log).stream().limit(8).map(finding -> LogWording.sentence(finding, desk.lang()))).toList();
        return desk.cut(desk.redactor().redact(sentences.isEmpty() ? "no findings" : String.join("\n", sentences)).text());
    }
}
