package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import dev.zhiban.platform.text.Text;

/// A table of questions and answers in XLSX: each sheet whose first row names a column of questions and one of answers. Rows with
/// the same answer are one document with several questions.
final class QuestionTable {

    private static final Pattern QUESTION = Pattern.compile("问题|提问|标准问|问法|question|q|title|标题|主题");
    private static final Pattern ANSWER = Pattern
            .compile("答案|回答|解答|回复|内容|解决(?:办法|方案|方法)?|answer|a|solution|resolution|content");
    private static final Pattern TAGS = Pattern.compile("分类|类别|标签|category|categories|tags?|topic");
    private static final Pattern OTHERS = Pattern.compile("相似问(?:题|法)?|其他问法|扩展问|similar questions?|alternatives?|variants?");
    private static final int MOST_ROWS = 20_000;

    private QuestionTable() {
    }

    /// What the rows with one answer say.
    private record Entry(String place, List<String> questions, List<String> tags) {
    }

    static void read(String place, Path file, Taking taking) throws IOException {
        try (InputStream in = Files.newInputStream(file); XSSFWorkbook book = new XSSFWorkbook(in)) {
            boolean any = false;
            for (Sheet sheet : book) {
                any |= sheet(place + " › " + sheet.getSheetName(), sheet, taking);
            }
            if (!any) {
                taking.refuse(place, Text.of("没有找到问答表：第一行要有“问题”和“答案”两列。",
                        "No table of questions: its first row should name a column \"Question\" and one \"Answer\"."));
            }
        }
    }

    private static boolean sheet(String place, Sheet sheet, Taking taking) {
        Row head = sheet.getRow(sheet.getFirstRowNum());
        DataFormatter format = new DataFormatter(Locale.ROOT);
        int question = head == null ? -1 : column(head, QUESTION, format);
        int answer = head == null ? -1 : column(head, ANSWER, format);
        if (head == null || question < 0 || answer < 0) {
            return false;
        }
        int tags = column(head, TAGS, format);
        int others = column(head, OTHERS, format);
        Map<String, Entry> byAnswer = new LinkedHashMap<>();
        for (int i = head.getRowNum() + 1; i <= Math.min(sheet.getLastRowNum(), MOST_ROWS); i++) {
            Row row = sheet.getRow(i);
            String asked = row == null ? "" : cell(row, question, format);
            String said = row == null ? "" : cell(row, answer, format);
            String at = place + " › " + (i + 1);
            if (row == null || asked.isEmpty() && said.isEmpty()) {
                continue;
            }
            if (asked.isEmpty() || said.isEmpty()) {
                taking.refuse(at, asked.isEmpty() ? Text.of("这一行没有问题。", "This row has no question.")
                        : Text.of("这一行没有答案。", "This row has no answer."));
                continue;
            }
            Entry entry = byAnswer.computeIfAbsent(said, _ -> new Entry(at, new ArrayList<>(), new ArrayList<>()));
            entry.questions().add(asked);
            add(entry.questions(), cell(row, others, format), "[\n;；|]");
            add(entry.tags(), cell(row, tags, format), "[\n,，;；、|/]");
        }
        if (sheet.getLastRowNum() > MOST_ROWS) {
            taking.refuse(place,
                    Text.of("超过 " + MOST_ROWS + " 行，后面的没有读。", "More than " + MOST_ROWS + " rows: the others were not read."));
        }
        byAnswer.forEach((said, entry) -> {
            if (taking.begin(entry.place())) {
                List<String> asked = entry.questions().stream().distinct().toList();
                taking.take(entry.place(), asked.getFirst(), Markdown.of(paragraphs(said), new Album(taking, Pictures.NONE)),
                        asked.subList(1, asked.size()),
                        entry.tags().stream().distinct().toList(), null);
            }
        });
        return true;
    }

    private static int column(Row head, Pattern named, DataFormatter format) {
        for (int i = 0; i < head.getLastCellNum(); i++) {
            String name = cell(head, i, format).toLowerCase(Locale.ROOT).replaceAll("[*：:（(].*", "").strip();
            if (named.matcher(name).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static String cell(Row row, int column, DataFormatter format) {
        return column < 0 || row.getCell(column) == null ? "" : format.formatCellValue(row.getCell(column)).strip();
    }

    private static void add(List<String> to, String cell, String separators) {
        for (String part : cell.split(separators)) {
            if (!part.isBlank()) {
                to.add(part.strip());
            }
        }
    }

    /// Lines of a cell stay lines: those of a list as they are, others as paragraphs.
    private static String paragraphs(String cell) {
        return cell.replaceAll("\r\n?", "\n").replaceAll("\n(?!\\s*(?:[-*•]|\\d+[.、)）]))", "\n\n")
                .replaceAll("(?m)^(\\d+)[、）]\\s*", "$1. ")
                .replaceAll("(?m)^•\\s*", "- ").replaceAll("\n{3,}", "\n\n");
    }
}
