package dev.zhiban.logs;

/// Something unusual was noticed. Fired in the transaction that writes it: observe it `AFTER_SUCCESS`. It is told once; who
/// must not miss it over a crash asks [Anomalies] again.
public record AnomalyDetected(Anomaly anomaly) {
}
