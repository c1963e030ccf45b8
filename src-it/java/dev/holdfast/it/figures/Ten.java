package dev.holdfast.it.figures;

import dev.holdfast.SessionScopedDistributed;

/** Ten fields. */
@SessionScopedDistributed
public class Ten {

    private String f0;
    private String f1;
    private String f2;
    private String f3;
    private String f4;
    private String f5;
    private String f6;
    private String f7;
    private String f8;
    private String f9;

    /** Each field becomes so many bytes of JSON, the quotes included. */
    void fill(int bytes) {
        f0 = text(bytes, 'a');
        f1 = text(bytes, 'b');
        f2 = text(bytes, 'c');
        f3 = text(bytes, 'd');
        f4 = text(bytes, 'e');
        f5 = text(bytes, 'f');
        f6 = text(bytes, 'g');
        f7 = text(bytes, 'h');
        f8 = text(bytes, 'i');
        f9 = text(bytes, 'j');
    }

    void change(int bytes, char letter) {
        f0 = text(bytes, letter);
    }

    int length() {
        return f0 == null
                ? 0
                : f0.length()
                        + f1.length()
                        + f2.length()
                        + f3.length()
                        + f4.length()
                        + f5.length()
                        + f6.length()
                        + f7.length()
                        + f8.length()
                        + f9.length();
    }

    private static String text(int bytes, char letter) {
        return String.valueOf(letter).repeat(bytes - 2);
    }
}
