package dev.zhiban.chat.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.chat.store.Attachments;
import dev.zhiban.chat.store.Attachments.Kind;
import dev.zhiban.chat.store.Attachments.Stored;

/// The log within an upload, as a stream: plain or gzip as it came, or the chosen entry of a zip.
@ApplicationScoped
public class LogText {

    private final Attachments attachments;

    LogText(Attachments attachments) {
        this.attachments = attachments;
    }

    /// @throws IOException when the upload holds no such entry, or cannot be unpacked
    public InputStream open(Stored stored) throws IOException {
        InputStream content = attachments.content(stored.id());
        if (stored.kind() != Kind.ZIP) {
            return content;
        }
        ZipInputStream zip = new ZipInputStream(content);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(stored.entry())) {
                return zip;
            }
        }
        zip.close();
        throw new IOException("no such entry");
    }
}
