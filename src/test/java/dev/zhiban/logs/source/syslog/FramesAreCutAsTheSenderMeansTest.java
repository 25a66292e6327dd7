package dev.zhiban.logs.source.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class FramesAreCutAsTheSenderMeansTest {

    @Test
    void byCountedOctetsAndByLines() throws IOException {
        assertThat(cut("14 <34>1 - - - a\n<34>two\n9 <34>three5 <3>ü\n<34>end"))
                .containsExactly("<34>1 - - - a\n", "<34>two", "<34>three", "<3>ü", "<34>end");
    }

    @Test
    void aLongMessageIsCutAndTheNextOneIsRead() throws IOException {
        String longest = "<34>" + "x".repeat(100_000);

        assertThat(cut(longest.length() + " " + longest + "6 <34>ok\n" + longest + "\n<34>ok"))
                .extracting(String::length).containsExactly(Frames.LONGEST, 6, Frames.LONGEST, 6);
    }

    @Test
    void aLengthThatIsNoneEndsTheConnection() {
        assertThatThrownBy(() -> cut("99999999999 <34>x")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> cut("12x <34>x")).isInstanceOf(IOException.class);
    }

    @Test
    void theProgramIsReadFromBothHeaders() {
        assertThat(Senders.program("<165>1 2026-11-22T08:00:00.003Z host shop-api 12 ID47 - text")).isEqualTo("shop-api");
        assertThat(Senders.program("<34>Nov 22 08:00:00 host sshd[12]: text")).isEqualTo("sshd");
        assertThat(Senders.program("<34>2026-11-22T08:00:00+00:00 host cron: text")).isEqualTo("cron");
        assertThat(Senders.program("no header")).isEmpty();
    }

    private static List<String> cut(String stream) throws IOException {
        Frames frames = new Frames(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        List<String> messages = new ArrayList<>();
        for (byte[] message = frames.next(); message != null; message = frames.next()) {
            messages.add(new String(message, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
