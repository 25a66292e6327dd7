package dev.zhiban.logs.source.push;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;

import dev.zhiban.logs.intake.Arrival;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;

/// The body of Loki's push: JSON, or protobuf in one block of Snappy as Promtail and Alloy send it. Labels are not read: what a
/// line belongs to is the source. Grafana Loki documentation, "HTTP API"; `pkg/push/push.proto`.
final class LokiPush {

    private LokiPush() {
    }

    static List<Arrival> json(JsonNode root) {
        if (!root.path("streams").isArray()) {
            throw PushedBody.unreadable();
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode stream : root.path("streams")) {
            for (JsonNode value : stream.path("values")) {
                if (!value.path(1).isTextual()) {
                    throw PushedBody.unreadable();
                }
                arrivals.add(new Arrival(millis(value.path(0).asText()), value.path(1).asText()));
            }
        }
        return arrivals;
    }

    static List<Arrival> protobuf(byte[] packed) {
        try {
            List<Arrival> arrivals = new ArrayList<>();
            CodedInputStream in = CodedInputStream.newInstance(unpacked(packed));
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == 1) {
                    within(in, () -> stream(in, arrivals));
                } else {
                    in.skipField(tag);
                }
            }
            return arrivals;
        } catch (IOException | MalformedInputException | IllegalArgumentException broken) {
            throw PushedBody.unreadable();
        }
    }

    private static byte[] unpacked(byte[] packed) {
        SnappyJavaDecompressor snappy = new SnappyJavaDecompressor();
        int length = snappy.getUncompressedLength(packed, 0);
        if (length < 0 || length > PushedBody.UNPACKED) {
            throw PushedBody.tooLarge(PushedBody.UNPACKED);
        }
        byte[] bytes = new byte[length];
        snappy.decompress(packed, 0, packed.length, bytes, 0, length);
        return bytes;
    }

    private static void stream(CodedInputStream in, List<Arrival> arrivals) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 2) {
                within(in, () -> arrivals.add(entry(in)));
            } else {
                in.skipField(tag);
            }
        }
    }

    private static Arrival entry(CodedInputStream in) throws IOException {
        long[] at = { Arrival.UNKNOWN };
        String line = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> within(in, () -> at[0] = timestamp(in));
                case 2 -> line = in.readStringRequireUtf8();
                default -> in.skipField(tag);
            }
        }
        return new Arrival(at[0], line);
    }

    private static long timestamp(CodedInputStream in) throws IOException {
        long seconds = 0;
        long nanos = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> seconds = in.readInt64();
                case 2 -> nanos = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        return seconds * 1000 + nanos / 1_000_000;
    }

    private interface Part {
        void read() throws IOException;
    }

    private static void within(CodedInputStream in, Part part) throws IOException {
        int before = in.pushLimit(in.readRawVarint32());
        part.read();
        in.checkLastTagWas(0);
        in.popLimit(before);
    }

    private static long millis(String nanos) {
        try {
            return Long.parseLong(nanos) / 1_000_000;
        } catch (NumberFormatException notANumber) {
            throw PushedBody.unreadable();
        }
    }
}
