package dev.zhiban.chat.upload;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// A file that is not kept; says why, so that the person can do something about it.
public class UploadRefused extends Problem {

    private UploadRefused(int status, String type, Text text) {
        super(status, type, text);
    }

    static UploadRefused empty() {
        return new UploadRefused(400, "upload-empty", Text.of("文件是空的。", "The file is empty."));
    }

    static UploadRefused tooLarge(long max) {
        UploadRefused refused = new UploadRefused(413, "upload-too-large",
                Text.of("文件太大，最大 " + (max >> 20) + " MB。", "The file is too large; at most " + (max >> 20) + " MB."));
        refused.with("max", max);
        return refused;
    }

    static UploadRefused kind() {
        return new UploadRefused(415, "upload-kind", Text.of("只能上传文本、日志、gz、zip 和图片（PNG、JPEG、GIF、WebP）。",
                "Only text, logs, gz, zip and images (PNG, JPEG, GIF, WebP) can be uploaded."));
    }

    static UploadRefused unpacksTooLarge(long max) {
        return new UploadRefused(413, "archive-too-large", Text.of("压缩包解开后太大（超过 " + (max >> 20) + " MB 或压缩比超过 100:1）。",
                "The archive unpacks to too much (over " + (max >> 20) + " MB, or more than 100:1)."));
    }

    static UploadRefused tooManyEntries() {
        return new UploadRefused(413, "archive-too-many-entries",
                Text.of("压缩包里的文件太多（最多 10000 个）。", "The archive holds too many files (at most 10,000)."));
    }

    static UploadRefused nested() {
        return new UploadRefused(400, "archive-nested",
                Text.of("压缩包里还有压缩包，请解开后再上传。", "The archive holds another archive; please unpack it first."));
    }

    static UploadRefused entryName() {
        return new UploadRefused(400, "archive-entry-name",
                Text.of("压缩包里有不允许的文件路径。", "The archive holds a file name that is not allowed."));
    }

    static UploadRefused broken() {
        return new UploadRefused(400, "archive-broken", Text.of("压缩包已损坏，无法读取。", "The archive is broken and cannot be read."));
    }
}
