namespace CreditFunctions.Regulation.Calendar.Years;

/// <summary>国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号，2023年10月25日）。</summary>
internal static class Year2024
{
    internal static CalendarYear Calendar { get; } = new NoticeBuilder(2024, "国办发明电〔2023〕7号")
        .Off("元旦", "01-01", "01-01")
        .Off("春节", "02-10", "02-17", "02-04", "02-18")
        .Off("清明节", "04-04", "04-06", "04-07")
        .Off("劳动节", "05-01", "05-05", "04-28", "05-11")
        .Off("端午节", "06-10", "06-10")
        .Off("中秋节", "09-15", "09-17", "09-14")
        .Off("国庆节", "10-01", "10-07", "09-29", "10-12")
        .Build();
}
