package dev.holdfast.benchmark;

import dev.holdfast.SessionScopedDistributed;

/** A bean with ten fields of text. */
@SessionScopedDistributed
public class Ten {

    private String f0 = "";
    private String f1 = "";
    private String f2 = "";
    private String f3 = "";
    private String f4 = "";
    private String f5 = "";
    private String f6 = "";
    private String f7 = "";
    private String f8 = "";
    private String f9 = "";

    /** Fills all fields with a text of this size. */
    public void fill(int size) {
        f0 = Texts.of(size);
        f1 = f0;
        f2 = f0;
        f3 = f0;
        f4 = f0;
        f5 = f0;
        f6 = f0;
        f7 = f0;
        f8 = f0;
        f9 = f0;
    }

    /** How many characters all fields have. */
    public long total() {
        return (long) f0.length()
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

    /** Changes one field. */
    public void change() {
        f0 = Texts.another(f0);
    }
}
