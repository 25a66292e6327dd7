package dev.zhiban.desk.incident;

import java.util.List;
import java.util.stream.Collectors;

import dev.zhiban.platform.text.Text;

/// What a candidate is called.
final class Titles {

    private Titles() {
    }

    static Text of(Incident incident) {
        return Text.of("疑似重大事件：" + incident.service() + "，" + incident.people() + " 人报障，日志同时异常",
                "Suspected major incident: " + incident.service() + ", reported by "
                        + (incident.people() == 1 ? "one person" : incident.people() + " people")
                        + " while its log is unusual");
    }

    static Text summary(Incident incident, List<Heard> reports, int most) {
        String said = reports.stream().limit(most).map(report -> "- " + report.text().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
        return Text.of(of(incident).zh() + "。\n员工的原话（前 " + Math.min(most, reports.size()) + " 条）：\n" + said,
                of(incident).en() + ".\nWhat employees said (the first " + Math.min(most, reports.size()) + "):\n" + said);
    }
}
