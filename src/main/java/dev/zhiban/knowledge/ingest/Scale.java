package dev.zhiban.knowledge.ingest;

import java.util.List;

/// How a model's cosines compare with those of the built-in models. Models differ in how near they put what has nothing to do
/// with each other: on the same pairs of a question and its answer, and of a question and other answers, the two means of
/// another model are brought to theirs.
record Scale(double unrelated, double related) {

    /// The built-in models' means.
    static final Scale BUILT_IN = new Scale(0.464, 0.640);
    /// Questions in the even places, each before its answer; first Chinese, then English.
    static final List<String> TEXTS = List.of(
            "打印机卡纸了怎么办", "先关掉打印机电源，打开后盖，顺着走纸方向把纸慢慢拉出来。",
            "忘记邮箱密码，怎么重新设置？", "在登录页点“忘记密码”，用手机收到的验证码设置新密码。",
            "笔记本连不上公司的无线网络", "删除保存的 Wi-Fi 配置，重新选择网络并输入域账号。",
            "共享文件夹提示没有权限", "请文件夹的负责人在成员列表里把你的账号加进去。",
            "会议室的投影没有声音", "把电脑的声音输出改成 HDMI，再调高电视的音量。",
            "报销系统的页面一直打不开", "清除浏览器缓存，或换一个浏览器后再打开财务系统。",
            "The VPN client disconnects every few minutes",
            "Turn off power saving for the network adapter and install the latest VPN client.",
            "How do I get a second monitor?",
            "Order an additional screen in the equipment catalogue; your manager approves it.",
            "My account is locked after too many attempts",
            "Wait fifteen minutes, or unlock the account yourself in the password portal.",
            "Outlook does not show new mail", "Switch off offline mode on the Send/Receive tab and repair the profile.",
            "Excel is very slow with a large workbook", "Set calculation to manual and remove formatting from unused cells.",
            "I need access to the test database", "Request the read-only role in the access form and name the project.");

    /// Of the texts' vectors, in their order.
    ///
    /// @throws IllegalStateException where a question is as near to other answers as to its own: nothing could be found so
    static Scale of(List<float[]> vectors) {
        double own = 0;
        double others = 0;
        int pairs = 0;
        int mixed = 0;
        int half = vectors.size() / 2;
        for (int question = 0; question < vectors.size(); question += 2) {
            int language = question < half ? 0 : half;
            for (int answer = language + 1; answer < language + half; answer += 2) {
                double cosine = dot(vectors.get(question), vectors.get(answer));
                if (answer == question + 1) {
                    own += cosine;
                    pairs++;
                } else {
                    others += cosine;
                    mixed++;
                }
            }
        }
        Scale scale = new Scale(others / mixed, own / pairs);
        if (!(scale.related - scale.unrelated > 0.02)) {
            throw new IllegalStateException("The model puts a question as near to other answers as to its own");
        }
        return scale;
    }

    /// A cosine of this scale on the other one.
    double to(Scale other, double cosine) {
        double share = (cosine - unrelated) / (related - unrelated);
        return Math.clamp(other.unrelated + share * (other.related - other.unrelated), -1, 1);
    }

    static double dot(float[] a, float[] b) {
        if (a.length != b.length) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
