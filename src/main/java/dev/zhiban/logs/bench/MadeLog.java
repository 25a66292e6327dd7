package dev.zhiban.logs.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;

/// Made lines of sixteen formats with four events each, interleaved at random, one line a millisecond or so: numbers, names,
/// addresses, paths, hexadecimal identifiers and durations change from line to line; one line in a thousand is an error.
public final class MadeLog {

    /// Headers: `date`, `clock` and so on are put in; `{}` is the message.
    private static final String[] HEADERS = {
            "%1$tF %1$tT.%1$tL %2$s [http-exec-%3$d] com.example.shop.OrderService - {}",
            "%1$tF %1$tT,%1$tL %2$s pool-%3$d c.e.stock.Stock: {}",
            "%1$tb %1$td %1$tT host-%3$d sshd[%4$d]: {}",
            "<30>%1$tb %1$td %1$tT node%3$d app[%4$d]: {}",
            "<165>1 %1$tFT%1$tT.%1$tLZ host%3$d billing %4$d - - {}",
            "192.0.2.%3$d - - [%1$td/%1$tb/%1$tY:%1$tT +0000] \"GET /api/v1/orders/%4$d HTTP/1.1\" %5$d %4$d \"-\" \"agent/%3$d {}\"",
            "{\"ts\":\"%1$tFT%1$tT.%1$tLZ\",\"level\":\"%2$s\",\"pid\":%4$d,\"msg\":\"{}\"}",
            "time=%1$tFT%1$tT.%1$tLZ level=%2$s caller=main.go:%3$d msg=\"{}\"",
            "I%1$tm%1$td %1$tT.%1$tL000 %4$7d kubelet.go:%3$d] {}",
            "%1$tFT%1$tT.%1$tL123456Z stdout F {}",
            "[%1$tFT%1$tT.%1$tL+0000][%4$d.%3$03ds][info][gc,heap] {}",
            "%1$tY/%1$tm/%1$td %1$tT [notice] %3$d#%3$d: *%4$d {}",
            "%1$tF %1$tT.%1$tL UTC [%4$d] app@shop LOG:  {}",
            "%1$ty%1$tm%1$td %1$tH%1$tM%1$tS %3$d %2$s dfs.DataNode$PacketResponder: {}",
            "[%1$tF %1$tT,%1$tL] %2$s in worker: {}",
            "%1$tm-%1$td %1$tT.%1$tL  %3$4d  %4$5d I ActivityManager: {}" };

    private static final String[] EVENTS = {
            "order %1$d accepted in %2$d ms", "cache hit key=%3$s size=%2$d", "user %4$s logged in from 10.0.%2$d.%5$d",
            "stored block blk_%1$d of size %2$d from /10.1.%5$d.%2$d", "session %3$s closed after %2$d.%5$02d s",
            "read %1$d bytes of /var/lib/app/%4$s/data.db", "job nightly-%4$s finished, %2$d rows",
            "queue %4$s has %2$d messages left",
            "retry %2$d of request %3$s to db-%5$d.example.com:5432", "checkpoint complete: wrote %2$d buffers (%5$d.%5$d%%)",
            "GC(%2$d) Pause Young %2$dM->%5$dM", "lease of %4$s renewed until %1$d", "config %4$s.ttl=%2$ds loaded",
            "heartbeat of worker %5$d lasted %2$dus", "commit %3$s on branch main by %4$s",
            "temperature normal at sensor %5$d" };

    private static final String[] NAMES = { "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan",
            "judy" };
    private static final long START = 1_795_000_000_000L;

    private MadeLog() {
    }

    /// So many lines as UTF-8; the same ones each time.
    public static byte[] lines(int count) {
        Random random = new Random(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream(count * 110);
        for (int i = 0; i < count; i++) {
            out.writeBytes(line(i, random).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String line(int i, Random random) {
        int format = random.nextInt(HEADERS.length);
        boolean error = random.nextInt(1000) == 0;
        String header = String.format(Locale.ROOT, HEADERS[format], Instant.ofEpochMilli(START + i).atZone(ZoneOffset.UTC),
                error ? "ERROR" : "INFO", random.nextInt(1, 200),
                random.nextInt(1, 100_000), error ? 500 : 200);
        String event = error ? "cannot write %1$d: disk full" : EVENTS[(format + random.nextInt(4)) % EVENTS.length];
        String message = event.formatted(random.nextLong(1_000_000_000_000L), random.nextInt(250), hex(random),
                NAMES[random.nextInt(NAMES.length)], random.nextInt(100));
        return header.replace("{}", message) + "\n";
    }

    private static String hex(Random random) {
        return "%016x".formatted(random.nextLong());
    }
}
