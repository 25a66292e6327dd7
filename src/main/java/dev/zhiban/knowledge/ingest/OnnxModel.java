package dev.zhiban.knowledge.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/// One BGE model from the class path: text to a vector of length 1 (the first token's, as its authors say).
///
/// Each call uses one thread; calls may run in parallel. Text beyond [#MOST_TOKENS] is cut off.
final class OnnxModel implements AutoCloseable {

    static final int MOST_TOKENS = 510;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final String checksum;
    private final int dimensions;

    /// @param name of its files
    OnnxModel(String name, int dimensions) {
        this.dimensions = dimensions;
        try (InputStream words = resource(name + "-tokenizer.json");
                InputStream weights = resource(name + ".onnx");
                OrtSession.SessionOptions options = options()) {
            tokenizer = HuggingFaceTokenizer.newInstance(words,
                    Map.of("truncation", "true", "maxLength", String.valueOf(MOST_TOKENS), "padding", "false"));
            byte[] model = weights.readAllBytes();
            checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model), 0, 6);
            session = environment.createSession(model, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The embedding model " + name + " cannot be opened", e);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.setMemoryPatternOptimization(false);
        options.setCPUArenaAllocator(false);
        return options;
    }

    private static InputStream resource(String name) {
        InputStream stream = OnnxModel.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("Not on the class path: " + name);
        }
        return stream;
    }

    /// The beginning of the model file's SHA-256: vectors of another file are of another space.
    String checksum() {
        return checksum;
    }

    float[] embed(String text) {
        Encoding encoding = tokenizer.encode(text);
        try (OnnxTensor ids = tensor(encoding.getIds());
                OnnxTensor mask = tensor(encoding.getAttentionMask());
                OnnxTensor types = tensor(encoding.getTypeIds());
                OrtSession.Result result = session
                        .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] vector = new float[dimensions];
            values.get(vector);
            return normalise(vector);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] { values });
    }

    static float[] normalise(float[] vector) {
        double sum = 0;
        for (float v : vector) {
            sum += v * v;
        }
        double length = Math.sqrt(sum);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = length == 0 ? 0 : (float) (vector[i] / length);
        }
        return vector;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        tokenizer.close();
    }
}
