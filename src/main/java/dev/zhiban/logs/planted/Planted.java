package dev.zhiban.logs.planted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A log with a fault in it.
///
/// @param causes the lines of which one should be found; empty where there is no fault
record Planted(String kind, String dialects, byte[] text, List<Long> causes) {

    /// A fault at a random place between 35 and 85 % of the log, in one to three dialects.
    static Planted fault(Fault fault, long seed, int lines, int dialects) {
        List<Dialect> spoken = dialects(seed, dialects, fault.needsTime());
        Scene scene = new Scene(seed, spoken, true);
        fault.before(scene);
        long at = (long) (lines * (.35 + .5 * scene.random.nextDouble()));
        scene.traffic(at);
        List<Long> causes = fault.plant(scene);
        scene.traffic(Math.max(0, lines - scene.next()));
        return new Planted(fault.name().toLowerCase(Locale.ROOT), spoken.toString(), scene.bytes(), causes);
    }

    /// Four different errors at random places, all of them causes.
    static Planted four(long seed, int lines, int dialects) {
        List<Dialect> spoken = dialects(seed, dialects, false);
        Scene scene = new Scene(seed, spoken, true);
        List<String> errors = new ArrayList<>(List.of("Archive of invoices is damaged", "Route to warehouse w-2 is missing",
                "Signing key was not accepted by the bank", "Print spool p-1 cannot be opened", "Tax table of 2027 is absent",
                "Partner feed has a wrong header"));
        Collections.shuffle(errors, scene.random);
        List<Long> causes = new ArrayList<>();
        for (String error : errors.subList(0, 4)) {
            scene.traffic(lines / 5 + scene.any(lines / 25));
            causes.add(scene.say("ERROR", error));
        }
        scene.traffic(Math.max(1, lines - scene.next()));
        return new Planted("four", spoken.toString(), scene.bytes(), causes);
    }

    /// Ordinary traffic with warnings and with lines that only look like errors.
    static Planted none(long seed, int lines, int dialects) {
        List<Dialect> spoken = dialects(seed, dialects, false);
        Scene scene = new Scene(seed, spoken, false);
        scene.traffic(lines);
        return new Planted("none", spoken.toString(), scene.bytes(), List.of());
    }

    private static List<Dialect> dialects(long seed, int among, boolean timed) {
        List<Dialect> all = new ArrayList<>(List.of(Dialect.values()).subList(0, among));
        if (timed) {
            all.remove(Dialect.BARE);
        }
        Collections.shuffle(all, new Random(seed * 31 + 7));
        return List.copyOf(all.subList(0, 1 + (int) Math.floorMod(seed, 3L)));
    }
}
