package dev.holdfast.it.figures;

import dev.holdfast.SessionScopedDistributed;

/** Makes a session large: twenty fields that nobody changes. */
@SessionScopedDistributed
public class Ballast {

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
    private String f10;
    private String f11;
    private String f12;
    private String f13;
    private String f14;
    private String f15;
    private String f16;
    private String f17;
    private String f18;
    private String f19;

    /** Each field becomes so many bytes of JSON, the quotes included. */
    void fill(int bytes) {
        String text = "x".repeat(bytes - 2);
        f0 = f1 = f2 = f3 = f4 = f5 = f6 = f7 = f8 = f9 = text;
        f10 = f11 = f12 = f13 = f14 = f15 = f16 = f17 = f18 = f19 = text;
    }

    int length() {
        return f0.length() + f19.length();
    }
}
