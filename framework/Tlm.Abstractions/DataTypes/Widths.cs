namespace Tlm.Widths;

/// <summary>1 bit.</summary>
public readonly struct W1 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 1;
}

/// <summary>2 bits.</summary>
public readonly struct W2 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 2;
}

/// <summary>3 bits.</summary>
public readonly struct W3 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 3;
}

/// <summary>4 bits.</summary>
public readonly struct W4 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 4;
}

/// <summary>5 bits.</summary>
public readonly struct W5 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 5;
}

/// <summary>6 bits.</summary>
public readonly struct W6 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 6;
}

/// <summary>7 bits.</summary>
public readonly struct W7 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 7;
}

/// <summary>8 bits.</summary>
public readonly struct W8 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 8;
}

/// <summary>9 bits.</summary>
public readonly struct W9 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 9;
}

/// <summary>10 bits.</summary>
public readonly struct W10 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 10;
}

/// <summary>11 bits.</summary>
public readonly struct W11 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 11;
}

/// <summary>12 bits.</summary>
public readonly struct W12 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 12;
}

/// <summary>13 bits.</summary>
public readonly struct W13 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 13;
}

/// <summary>14 bits.</summary>
public readonly struct W14 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 14;
}

/// <summary>15 bits.</summary>
public readonly struct W15 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 15;
}

/// <summary>16 bits.</summary>
public readonly struct W16 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 16;
}

/// <summary>17 bits.</summary>
public readonly struct W17 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 17;
}

/// <summary>18 bits.</summary>
public readonly struct W18 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 18;
}

/// <summary>19 bits.</summary>
public readonly struct W19 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 19;
}

/// <summary>20 bits.</summary>
public readonly struct W20 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 20;
}

/// <summary>21 bits.</summary>
public readonly struct W21 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 21;
}

/// <summary>22 bits.</summary>
public readonly struct W22 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 22;
}

/// <summary>23 bits.</summary>
public readonly struct W23 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 23;
}

/// <summary>24 bits.</summary>
public readonly struct W24 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 24;
}

/// <summary>25 bits.</summary>
public readonly struct W25 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 25;
}

/// <summary>26 bits.</summary>
public readonly struct W26 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 26;
}

/// <summary>27 bits.</summary>
public readonly struct W27 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 27;
}

/// <summary>28 bits.</summary>
public readonly struct W28 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 28;
}

/// <summary>29 bits.</summary>
public readonly struct W29 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 29;
}

/// <summary>30 bits.</summary>
public readonly struct W30 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 30;
}

/// <summary>31 bits.</summary>
public readonly struct W31 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 31;
}

/// <summary>32 bits.</summary>
public readonly struct W32 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 32;
}

/// <summary>33 bits.</summary>
public readonly struct W33 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 33;
}

/// <summary>34 bits.</summary>
public readonly struct W34 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 34;
}

/// <summary>35 bits.</summary>
public readonly struct W35 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 35;
}

/// <summary>36 bits.</summary>
public readonly struct W36 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 36;
}

/// <summary>37 bits.</summary>
public readonly struct W37 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 37;
}

/// <summary>38 bits.</summary>
public readonly struct W38 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 38;
}

/// <summary>39 bits.</summary>
public readonly struct W39 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 39;
}

/// <summary>40 bits.</summary>
public readonly struct W40 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 40;
}

/// <summary>41 bits.</summary>
public readonly struct W41 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 41;
}

/// <summary>42 bits.</summary>
public readonly struct W42 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 42;
}

/// <summary>43 bits.</summary>
public readonly struct W43 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 43;
}

/// <summary>44 bits.</summary>
public readonly struct W44 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 44;
}

/// <summary>45 bits.</summary>
public readonly struct W45 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 45;
}

/// <summary>46 bits.</summary>
public readonly struct W46 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 46;
}

/// <summary>47 bits.</summary>
public readonly struct W47 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 47;
}

/// <summary>48 bits.</summary>
public readonly struct W48 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 48;
}

/// <summary>49 bits.</summary>
public readonly struct W49 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 49;
}

/// <summary>50 bits.</summary>
public readonly struct W50 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 50;
}

/// <summary>51 bits.</summary>
public readonly struct W51 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 51;
}

/// <summary>52 bits.</summary>
public readonly struct W52 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 52;
}

/// <summary>53 bits.</summary>
public readonly struct W53 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 53;
}

/// <summary>54 bits.</summary>
public readonly struct W54 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 54;
}

/// <summary>55 bits.</summary>
public readonly struct W55 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 55;
}

/// <summary>56 bits.</summary>
public readonly struct W56 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 56;
}

/// <summary>57 bits.</summary>
public readonly struct W57 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 57;
}

/// <summary>58 bits.</summary>
public readonly struct W58 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 58;
}

/// <summary>59 bits.</summary>
public readonly struct W59 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 59;
}

/// <summary>60 bits.</summary>
public readonly struct W60 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 60;
}

/// <summary>61 bits.</summary>
public readonly struct W61 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 61;
}

/// <summary>62 bits.</summary>
public readonly struct W62 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 62;
}

/// <summary>63 bits.</summary>
public readonly struct W63 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 63;
}

/// <summary>64 bits.</summary>
public readonly struct W64 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 64;
}
