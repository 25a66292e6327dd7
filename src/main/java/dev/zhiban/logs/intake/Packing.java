package dev.zhiban.logs.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Entries as bytes of a row: gzip over a count, then time, length and UTF-8 of each.
final class Packing {

    private Packing() {
    }

    static byte[] pack(List<Arrival> arrivals) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(arrivals.size());
            for (Arrival arrival : arrivals) {
                byte[] text = arrival.text().getBytes(StandardCharsets.UTF_8);
                out.writeLong(arrival.at());
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<Arrival> unpack(byte[] packed) {
        List<Arrival> arrivals = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (int left = in.readInt(); left > 0; left--) {
                long at = in.readLong();
                arrivals.add(new Arrival(at, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return arrivals;
    }
}
