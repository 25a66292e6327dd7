package dev.zhiban.knowledge.ingest;

import com.google.re2j.Pattern;

/// A passage that tells a bot to set its instructions aside. It is not searched, and the editor is told. Narrow on purpose: what an
/// article says of prompts and tools otherwise is found as ever.
public final class BotOrder {

    private static final Pattern ORDER = Pattern.compile(
            "(?i)(?:ignore|disregard|forget|override)\\s+(?:all\\s+|any\\s+|of\\s+|the\\s+|your\\s+|these\\s+)*(?:previous|prior|above|earlier|preceding|system)\\s+(?:instructions?|prompts?|rules|directions|messages?)"
                    + "|(?:忽略|无视|忘记|不要理会|不必遵守).{0,8}(?:以上|之前|前面|上述|此前|先前|系统).{0,8}(?:指令|提示词|规则|设定)|<\\|im_start|^\\s*system\\s*:\\s*you ");

    private BotOrder() {
    }

    public static boolean in(String text) {
        return ORDER.matcher(text).find();
    }
}
